import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from './accessibility.ts';
import { DESKTOP, launchBrowser, PHONE, visitor } from './browser.ts';
import { ask, openChat, overflows, replies, sendBox, suggested } from './chat.ts';
import { type Program, startProgram } from './program.ts';

const QUESTION = '我们厂想换设备，可以先租吗';

let program: Program;
let browser: Browser;
beforeAll(async () => {
  const env = { ICP_NUMBER: '粤ICP备00000000号', PSB_NUMBER: '粤公网安备44190000000000号' };
  [program, browser] = await Promise.all([startProgram(env), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

async function withPage(
  size: { width: number; height: number },
  use: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await visitor(browser, size);
  try {
    await use(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** What the browser received over the wire while loading, in bytes. */
async function measureLoad(page: Page, context: BrowserContext, use: () => Promise<void>): Promise<number> {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await use();
  return bytes;
}

describe('the chat page', () => {
  it('shows greeting, examples and input before any script has arrived', () =>
    withPage(PHONE, async (page) => {
      await page.route('**/assets/*.js', (route) => route.abort());
      await page.goto(program.url);
      expect(await page.getByRole('heading', { name: '您好' }).isVisible()).toBe(true);
      expect(await page.locator('#welcome [data-question]').count()).toBeGreaterThanOrEqual(4);
      expect(await page.locator('#shell-question').isVisible()).toBe(true);
    }));

  it('loads within 1.1 MB over the wire, and hardly anything a second time', () =>
    withPage(PHONE, async (page, context) => {
      const first = await measureLoad(page, context, () => openChat(page, program.url));
      expect(first).toBeGreaterThan(100_000);
      expect(first).toBeLessThan(1_100_000);
      const second = await measureLoad(page, context, async () => {
        await page.reload();
        await page.locator('body.connected').waitFor();
      });
      expect(second).toBeLessThan(30_000);
    }));

  it('can be read within a second and used within eight on a line of 1.6 Mbit/s', () =>
    withPage(PHONE, async (page, context) => {
      const session = await context.newCDPSession(page);
      const line = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
      await session.send('Network.emulateNetworkConditions', line);
      const startedAt = performance.now();
      await page.goto(program.url, { waitUntil: 'commit' });
      await page.getByRole('heading', { name: '您好' }).waitFor();
      expect(performance.now() - startedAt).toBeLessThan(2_000);
      await page.locator('body.connected').waitFor();
      expect(performance.now() - startedAt).toBeLessThan(8_000);
    }));

  it.each([
    ['320 px', { width: 320, height: 640 }, '100%'],
    ['a phone at 150 % font size', PHONE, '150%'],
    ['320 px at 150 %', { width: 320, height: 640 }, '150%'],
    ['a desktop at 150 %', DESKTOP, '150%'],
  ] as const)('needs no scrolling sideways and keeps the input in view at %s', (_what, size, font) =>
    withPage(size, async (page) => {
      await openChat(page, program.url);
      await page.evaluate(`document.documentElement.style.fontSize = '${font}'`);
      expect(await overflows(page)).toBe(false);
      await ask(page, QUESTION);
      expect(await overflows(page)).toBe(false);
      const box = await sendBox(page).boundingBox();
      expect((box?.y ?? 1e9) + (box?.height ?? 0)).toBeLessThanOrEqual(size.height);
      const action = await suggested(page, '原文').boundingBox();
      expect((action?.x ?? -1) >= 0 && (action?.x ?? 0) + (action?.width ?? 0) <= size.width).toBe(true);
    }),
  );

  it('keeps the answer and the input in view with the keyboard open', () =>
    withPage(PHONE, async (page) => {
      await openChat(page, program.url);
      await page.setViewportSize({ width: 390, height: 450 });
      await ask(page, QUESTION);
      const input = await sendBox(page).boundingBox();
      expect((input?.y ?? 1e9) + (input?.height ?? 0)).toBeLessThanOrEqual(450);
      const answer = await replies(page).first().boundingBox();
      expect((answer?.y ?? 1e9) + (answer?.height ?? 0)).toBeGreaterThan(150);
    }));

  it('shows the registration numbers, and the way to the privacy notice', () =>
    withPage(DESKTOP, async (page) => {
      await page.goto(program.url);
      expect(await page.getByRole('link', { name: '粤ICP备00000000号' }).getAttribute('href')).toBe('https://beian.miit.gov.cn/');
      expect(await page.getByRole('link', { name: '粤公网安备44190000000000号' }).isVisible()).toBe(true);
      await page.getByRole('link', { name: '隐私说明' }).click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('隐私说明');
      expect(await page.locator('main').innerText()).toContain('180天');
    }));
});

describe('people who use assistive technology', () => {
  it.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ] as const)('meet nothing serious on the greeting, in a conversation and on the privacy notice, on a %s', (_name, size) =>
    withPage(size, async (page) => {
      await openChat(page, program.url);
      expect(await seriousFindings(page)).toEqual([]);
      await ask(page, QUESTION);
      await suggested(page, '原文').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await page.goto(new URL('/privacy', program.url).href);
      expect(await seriousFindings(page)).toEqual([]);
    }),
  );

  it('type and send by the keyboard alone', () =>
    withPage(DESKTOP, async (page) => {
      await openChat(page, program.url);
      await page.locator('#welcome [data-question]').first().focus();
      await page.keyboard.press('Enter');
      await replies(page).first().waitFor();
      expect(await replies(page).count()).toBe(1);
    }));
});
