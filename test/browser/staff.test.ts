/** Owners and staff members in real browsers beside each other. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDataDir } from '../../src/store/data-dir.ts';
import { openedAccount, PASSWORD } from '../staff/console.ts';
import { Member } from '../staff/member.ts';
import { startOwner } from '../staff/owner.ts';
import { seriousFindings } from './accessibility.ts';
import { DESKTOP, launchBrowser, NARROW, PHONE } from './browser.ts';
import { ask, openChat, overflows, replies, sendBox, watchFaults } from './chat.ts';
import { type Program, startProgram } from './program.ts';
import { inWindows, shoot, signInAt } from './windows.ts';

const QUESTION = '我们厂想换设备，可以先租吗';

let program: Program;
let browser: Browser;
const dataDir = mkdtempSync(join(tmpdir(), 'guancetong-'));

beforeAll(async () => {
  [program, browser] = await Promise.all([startProgram({ DATA_DIR: dataDir }), launchBrowser()]);
  const store = await openDataDir(dataDir);
  await openedAccount(store, 'staff', 'lin');
  await openedAccount(store, 'staff', 'wu');
  await openedAccount(store, 'admin', 'chen');
  await openedAccount(store, 'editor', 'zhao');
  await store.close();
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const withWindows = (use: Parameters<typeof inWindows>[1]) => inWindows(browser, use);
const signIn = (page: Page, name: string) => signInAt(page, program.url, name);

/** An owner who has asked and wants a person; `words` make the conversation known. */
async function waitingOwner(page: Page, words: string): Promise<void> {
  await openChat(page, program.url);
  await ask(page, words);
  await ask(page, '转人工', 2);
}

/** Pressed twice before the page has come back. Nothing leaves the browser. @returns how often it would have been sent */
const PRESSED_TWICE = `(() => {
  let sent = 0;
  const count = (event) => { if (!event.defaultPrevented) sent += 1; event.preventDefault(); };
  addEventListener('submit', count);
  const send = document.querySelector('button[value="send"]');
  send.click();
  send.click();
  removeEventListener('submit', count);
  dispatchEvent(new Event('pageshow'));
  return sent;
})()`;

/** Fills what is empty at first. @returns pages that are none of the navigation's */
async function filledPages(name: string): Promise<readonly string[]> {
  const admin = new Member(program.url.replace(/\/$/, ''));
  await admin.signIn('chen', PASSWORD);
  await admin.post('/staff/ready-replies', { title: `稍等 ${name}`, text: '我查一下原文，请稍等。' });
  const need = await admin.post('/staff/needs', { summary: '买注塑机，想融资租赁', measures: '第9条' });
  const added = await admin.post('/staff/accounts', { name: `new-${name}`, shownName: '新同事', role: 'staff' });
  const welcome = /\/staff\/welcome\/[\w-]+/.exec(added.html)?.[0] ?? '';
  const asked = `/staff?q=${encodeURIComponent(QUESTION)}`;
  const counter = '/staff/counter?dialog=navigator&r.kind=investor';
  return [
    asked,
    need.location ?? '',
    welcome,
    counter,
    '/staff/gaps',
    '/staff/ready-replies',
    '/staff/accounts/lin',
    '/staff/needs/nothing',
  ];
}

describe('a conversation', () => {
  it('goes from the bot to a person, who answers with the plan’s words, and back to the bot', () =>
    withWindows(async (open) => {
      const [owner, staff] = [await open(PHONE), await open(DESKTOP)];
      const faults = [watchFaults(owner, program.url), watchFaults(staff, program.url)];
      await signIn(staff, 'lin');
      await staff.goto(new URL('/staff/inbox', program.url).href);
      await waitingOwner(owner, QUESTION);
      expect(await replies(owner).nth(1).innerText()).toContain('现在有人在线');

      const line = staff.getByRole('link', { name: QUESTION });
      await line.waitFor();
      expect(await staff.title()).toMatch(/^\(1\)/);
      await shoot(staff, 'inbox');
      await line.click();
      await staff.getByRole('button', { name: '接手' }).click();
      await replies(owner).filter({ hasText: 'lin先生（服务站工作人员）来回答您了' }).waitFor();

      await sendBox(owner).pressSequentially('大概能补多少钱');
      await staff.getByText('对方正在输入').waitFor();
      expect(await owner.locator('.webchat__typing-indicator').count()).toBe(0);
      await sendBox(owner).press('Enter');
      await staff.locator('.from-user .bubble').filter({ hasText: '大概能补多少钱' }).waitFor();
      expect(await replies(owner).count()).toBe(3);

      await staff.locator('#q').fill(QUESTION);
      await staff.locator('#q').press('Enter');
      await staff.locator('.suggestions li').first().getByRole('button', { name: '放进答复' }).click();
      const quoted = await staff.locator('.passage q').innerText();
      await staff.getByLabel('您的话').fill('一般能补30万元，符合条件就可以。');
      await owner.locator('.webchat__typing-indicator').first().waitFor();
      await staff.keyboard.press('Control+Enter');
      await staff.getByText('数额：30万元').waitFor();
      await staff.getByText('承诺：符合条件').waitFor();
      await shoot(staff, 'reply-warned');
      expect(await replies(owner).count()).toBe(3);
      await staff.getByLabel('您的话').fill('计划里是这样写的，数额请问牵头部门。');
      const answer = replies(owner).filter({ hasText: '计划里是这样写的' });
      expect(await staff.evaluate(PRESSED_TWICE)).toBe(1);
      await staff.getByRole('button', { name: '发送' }).click();
      await answer.waitFor();
      const read = await answer.innerText();
      expect(read).toContain('lin先生（工作人员）');
      expect(read).toContain(quoted.replace(/^“|”$/g, ''));
      expect(read).toContain('第9条');
      await staff.getByText('已放进网页对话').waitFor();
      expect(await staff.locator('.from-staff').count()).toBe(1);
      await shoot(staff, 'conversation');
      await shoot(owner, 'owner');

      await staff.getByRole('button', { name: '结束，交还机器人' }).click();
      await replies(owner).filter({ hasText: '接下来由我（自动回答）继续' }).waitFor();
      expect(await ask(owner, QUESTION, 6)).toContain('第9条');
      expect(faults).toEqual([[], []]);
    }));

  it('shows what was said earlier beside a draft, which stays', () =>
    withWindows(async (open) => {
      const post = await startOwner(program.url.replace(/\/$/, ''));
      for (let count = 1; count <= 35; count++) await post('message', `第${count}声你好`);
      await post('message', '转人工');
      const staff = await open(DESKTOP);
      await signIn(staff, 'lin');
      await staff.goto(new URL('/staff/inbox', program.url).href);
      const line = staff
        .getByRole('listitem')
        .filter({ hasText: '转人工' })
        .filter({ has: staff.getByRole('button', { name: '接手' }) });
      await line.getByRole('button').click();
      await staff.getByLabel('您的话').fill('写到一半');
      expect(await staff.getByText('第1声你好').count()).toBe(0);
      await staff.getByRole('link', { name: '更早的' }).click();
      await staff.getByText('第1声你好').waitFor();
      expect(await staff.getByLabel('您的话').inputValue()).toBe('写到一半');
      expect(await staff.getByRole('link', { name: '更早的' }).count()).toBe(0);
      await post('message', '还在吗');
      await staff.locator('.from-user .bubble').filter({ hasText: '还在吗' }).waitFor();
      expect(await staff.locator('.talk li').count()).toBe(await staff.locator('.talk li[id]').count());
      expect(await staff.getByText('第1声你好').count()).toBe(1);
    }));

  it('is taken by one of two staff members, and the other is told', () =>
    withWindows(async (open) => {
      const [owner, lin, wu] = [await open(PHONE), await open(DESKTOP), await open(DESKTOP)];
      await signIn(lin, 'lin');
      await signIn(wu, 'wu');
      await waitingOwner(owner, '专利可以抵押贷款吗');
      for (const page of [lin, wu]) {
        await page.goto(new URL('/staff/inbox', program.url).href);
        await page.getByRole('link', { name: '专利可以抵押贷款吗' }).click();
        await page.getByRole('button', { name: '接手' }).waitFor();
      }
      await lin.keyboard.press('t');
      await lin.getByLabel('您的话').waitFor();
      await wu.keyboard.press('t');
      await wu.getByRole('alert').filter({ hasText: '已经由同事接手' }).waitFor();
      expect(await wu.getByLabel('您的话').count()).toBe(0);
    }));
});

describe('the console', () => {
  it('answers a question from the telephone with the keyboard alone', () =>
    withWindows(async (open) => {
      const page = await open(DESKTOP);
      await signIn(page, 'zhao');
      await page.keyboard.type('买设备可以先租吗');
      await page.keyboard.press('Enter');
      await page.getByText('〔原文〕').first().waitFor();
      expect(await page.evaluate('document.activeElement.textContent')).toBe('复制');
      await page.keyboard.press('/');
      await page.keyboard.type('专利可以抵押贷款吗');
      await page.keyboard.press('Enter');
      await page.getByText('第13条').first().waitFor();
    }));

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
    ['narrow', NARROW],
  ] as const)(
    'has no serious accessibility finding and nothing to scroll sideways on a %s',
    (name, size) =>
      withWindows(async (open) => {
        const owner = await open(PHONE);
        await waitingOwner(owner, `知识产权质押 <b>${name}</b>`);
        const asking = await open(PHONE);
        await openChat(asking, program.url);
        await ask(asking, '养老保险怎么交');
        const page = await open(size);
        await page.goto(new URL('/staff/login', program.url).href);
        const found: string[] = [];
        const look = async (what: string) => {
          for (const finding of await seriousFindings(page)) found.push(`${what}: ${finding}`);
          if (await overflows(page)) found.push(`${what}: overflows`);
          await shoot(page, `${name}-${what}`);
        };
        await look('login');
        await signIn(page, 'chen');
        const addresses = await page
          .locator('nav a')
          .evaluateAll((links) => links.map((link) => (link as unknown as { href: string }).href));
        const more = (await filledPages(name)).map((path) => new URL(path, program.url).href);
        for (const address of [...addresses, ...more]) {
          await page.goto(address);
          await look(
            address
              .replace(/.*\/staff/, '')
              .replace(/\W+/g, '-')
              .slice(0, 20) || 'search',
          );
        }
        await page.goto(`${program.url}staff/inbox`);
        await page.getByRole('link', { name: `<b>${name}</b>` }).click();
        await look('waiting');
        await page.getByRole('button', { name: '接手' }).click();
        await page.locator('.suggestions').waitFor();
        await look('mine');
        expect(found).toEqual([]);
      }),
    60_000,
  );
});

describe('at the counter', () => {
  it('each choice brings the result and the questions that it opens, and the keyboard keeps its place', () =>
    withWindows(async (open) => {
      const page = await open(DESKTOP);
      const faults = watchFaults(page, program.url);
      await signIn(page, 'lin');
      await page.goto(`${program.url}staff/counter`);
      await page.getByLabel(/^企业（工厂/).focus();
      await page.keyboard.press('Space');
      await page.locator('.responses dd').filter({ hasText: '企业' }).waitFor();
      expect(await page.evaluate('document.activeElement.id')).toBe('r-kind-business');
      expect(await page.locator('fieldset').count()).toBeGreaterThan(1);
      await page.getByLabel(/^都不是（招工/).check();
      await page.getByLabel(/^贷款、周转/).check();
      await page.locator('.responses dd').filter({ hasText: '贷款、周转' }).waitFor();
      expect(await page.getByLabel(/^都不是（招工/).isChecked()).toBe(false);
      await shoot(page, 'counter-live');
      await page.getByRole('link', { name: '登记融资需求' }).click();
      await page.getByLabel('需要什么').waitFor();
      expect(await page.getByLabel('需要什么').inputValue()).toContain('企业');
      expect(faults).toEqual([]);
    }));
});
