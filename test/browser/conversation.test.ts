import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, launchBrowser, PHONE, visitor } from './browser.ts';
import { ask, bubbles, openChat, replies, reply, said, sendBox, suggested, watchFaults } from './chat.ts';
import { type Program, startProgram } from './program.ts';

const QUESTION = '我们厂想换设备，可以先租吗';

let program: Program;
let browser: Browser;
beforeAll(async () => {
  [program, browser] = await Promise.all([startProgram(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

async function withPage(size: typeof PHONE, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await visitor(browser, size);
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
] as const)('a visitor with a %s', (_name, size) => {
  it('types a question and reads the plan’s words with measure and departments, whole and without a fault', () =>
    withPage(size, async (page) => {
      const faults = watchFaults(page, program.url);
      await openChat(page, program.url);
      const text = await ask(page, QUESTION);
      expect(text).toContain('第9条');
      expect(text).toContain('〔原文〕');
      expect(text).toContain('牵头：市府金融工作局、市经信局');
      const box = await replies(page).first().boundingBox();
      expect(box?.y).toBeGreaterThan(0);
      expect(faults).toEqual([]);
    }));

  it('taps what is suggested and gets that', () =>
    withPage(size, async (page) => {
      await openChat(page, program.url);
      await ask(page, QUESTION);
      await suggested(page, '原文').click();
      expect(await reply(page, 2)).toContain('〔原文〕');
      expect(await said(page).last().innerText()).toBe('原文');
    }));

  it('taps an example question', () =>
    withPage(size, async (page) => {
      await openChat(page, program.url);
      const example = page.locator('#welcome [data-question]').first();
      const question = await example.innerText();
      await example.click();
      expect(await reply(page, 1)).not.toBe('');
      expect(await said(page).innerText()).toBe(question);
    }));

  it(
    'goes on where the service stopped and came back, with nothing lost and nothing twice',
    () =>
      withPage(size, async (page) => {
        await openChat(page, program.url);
        await ask(page, QUESTION);
        await program.restart('SIGKILL');
        await sendBox(page).fill('那找谁');
        await sendBox(page).press('Enter');
        expect(await reply(page, 2)).toContain('市府金融工作局');
        expect(await bubbles(page).count()).toBe(4);
      }),
    // The client comes back after 3 to 15 seconds, and if it was too early, after 20 more.
    90_000,
  );
});

describe('a visitor', () => {
  it('finds the conversation again after reloading, and leaves it by 新对话', () =>
    withPage(PHONE, async (page) => {
      await openChat(page, program.url);
      await ask(page, QUESTION);
      await page.reload();
      expect(await reply(page, 1)).toContain('第9条');
      await page.locator('#new-conversation').click();
      await page.locator('#welcome').waitFor();
      await bubbles(page).first().waitFor({ state: 'hidden' });
      expect(await ask(page, '你好')).not.toBe('');
    }));

  it('is heard with a question sent before Web Chat has arrived', () =>
    withPage(PHONE, async (page) => {
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route('**/assets/webChat-*', async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(program.url, { waitUntil: 'domcontentloaded' });
      await page.locator('#shell-question').fill(QUESTION);
      await page.keyboard.press('Enter');
      await page.locator('#early').getByText(QUESTION).waitFor();
      release();
      expect(await reply(page, 1)).toContain('第9条');
      expect(await said(page).count()).toBe(1);
    }));

  it('reads and asks in English or Traditional Chinese once chosen', () =>
    withPage(DESKTOP, async (page) => {
      await openChat(page, program.url);
      await page.getByRole('link', { name: 'EN' }).click();
      await page.locator('html[lang=en] body.connected').waitFor();
      expect(await ask(page, 'We want to lease equipment. Who is in charge?')).toContain('Lead: ');
      await page.getByRole('link', { name: '繁' }).click();
      await page.locator('html[lang=zh-Hant] body.connected').waitFor();
      await page.locator('#new-conversation').click();
      await bubbles(page).first().waitFor({ state: 'hidden' });
      expect(await ask(page, '我們廠想換設備，可以先租嗎')).toContain('牽頭：');
    }));
});
