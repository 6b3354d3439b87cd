/** The console's pages about the knowledge, in a real browser, over files that are edited meanwhile. */
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDataDir } from '../../src/store/data-dir.ts';
import { openedAccount } from '../staff/console.ts';
import { openFiles, type Workshop } from '../workshop/workshop.ts';
import { seriousFindings } from './accessibility.ts';
import { DESKTOP, launchBrowser, NARROW, PHONE } from './browser.ts';
import { ask, openChat, overflows } from './chat.ts';
import { type Program, startProgram } from './program.ts';
import { inWindows, shoot, signInAt } from './windows.ts';

const GAP = '想搞个鸟枪换炮要怎么弄';
/** A change is compiled and tried as a whole, on whatever machine this is. */
const PATIENT = { timeout: 90_000 };
const NINE = 'knowledge/dg-2015-31/measures/09.yaml';

vi.setConfig({ testTimeout: 180_000 });
let program: Program;
let browser: Browser;
let workshop: Workshop & { close(): void };

beforeAll(async () => {
  workshop = openFiles('shipped');
  const { dataDir, knowledgeDir, seedsDir, dialogsDir, localesDir } = workshop.places;
  mkdirSync(dataDir);
  const env = { KNOWLEDGE_DIR: knowledgeDir, SEEDS_DIR: seedsDir, DIALOGS_DIR: dialogsDir, LOCALES_DIR: localesDir };
  [program, browser] = await Promise.all([startProgram({ DATA_DIR: dataDir, ...env }), launchBrowser()]);
  const store = await openDataDir(dataDir);
  await openedAccount(store, 'editor', 'zhao');
  await store.close();
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
  workshop?.close();
});

const SIZES = [
  ['desktop', DESKTOP],
  ['phone', PHONE],
  ['narrow', NARROW],
] as const;

const PAGES = [
  '',
  '/measures/dg-2015-31/9',
  '/measures/dg-2015-31/9?part=original',
  '/bodies',
  '/search?q=我们厂想换设备可以先租吗',
  '/search?q=养老保险怎么交',
  '/findings',
];

/** What is wrong with the page that is shown. */
async function looked(page: Page, name: string): Promise<string[]> {
  await shoot(page, name);
  const found = (await seriousFindings(page)).map((finding) => `${name}: ${finding}`);
  return (await overflows(page)) ? [...found, `${name}: overflows`] : found;
}

describe('the pages about the knowledge', () => {
  it.each(SIZES)('have no serious accessibility finding and nothing to scroll sideways: %s', (name, size) =>
    inWindows(browser, async (open) => {
      const page = await open(size);
      await signInAt(page, program.url, 'zhao');
      const found: string[] = [];
      for (const path of PAGES) {
        await page.goto(new URL(`/staff/knowledge${path}`, program.url).href);
        found.push(...(await looked(page, `${name}-knowledge${path.replace(/[^\p{L}\p{N}]+/gu, '-')}`)));
      }
      expect(found).toEqual([]);
    }),
  );

  it('say where a file is wrong, until it is mended', () =>
    inWindows(browser, async (open) => {
      const page = await open(DESKTOP);
      await signInAt(page, program.url, 'zhao');
      const sound = workshop.read(NINE);
      workshop.edit(NINE, 'quote: 加快融资租赁业发展', 'quote: 加快融资组赁业发展');
      const banner = page.locator('.unsound');
      await expect.poll(async () => (await page.reload()) && (await banner.count()), { timeout: 20_000 }).toBe(1);
      await banner.getByRole('link').click();
      await page.locator('code', { hasText: `${NINE}:4:` }).waitFor();
      expect(await looked(page, 'desktop-findings-wrong')).toEqual([]);
      await page.setViewportSize(NARROW);
      expect(await looked(page, 'narrow-findings-wrong')).toEqual([]);
      workshop.save(NINE, sound);
      await expect.poll(async () => (await page.reload()) && (await banner.count()), { timeout: 20_000 }).toBe(0);
    }));

  it('take a gap into the files by two presses, with the keyboard and without scripts', () =>
    inWindows(browser, async (open) => {
      const owner = await open(PHONE);
      await openChat(owner, program.url);
      await ask(owner, GAP);
      const page = await open(DESKTOP);
      await signInAt(page, program.url, 'zhao');
      await page.goto(new URL('/staff/gaps', program.url).href);
      expect(await looked(page, 'desktop-gaps')).toEqual([]);
      const address = await page.getByRole('link', { name: '加进知识' }).first().getAttribute('href');
      const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() });
      try {
        const bare = await plain.newPage();
        bare.setDefaultTimeout(PATIENT.timeout);
        await bare.goto(new URL(address ?? '', program.url).href);
        await bare.getByLabel('由哪一条回答').selectOption('measure:dg-2015-31/9');
        await bare.getByLabel('说法', { exact: true }).fill('鸟枪换炮');
        await bare.getByLabel('说法', { exact: true }).press('Enter');
        await bare.getByRole('button', { name: '写进知识文件' }).waitFor();
        await page.setContent((await bare.content()).replace('<head>', `<head><base href="${program.url}">`));
        for (const [name, size] of SIZES) {
          await page.setViewportSize(size);
          expect(await looked(page, `${name}-gap-change`)).toEqual([]);
        }
        await bare.getByRole('button', { name: '写进知识文件' }).focus();
        await bare.keyboard.press('Enter');
        await bare.getByText('缺口已了结').waitFor();
      } finally {
        await plain.close();
      }
      expect(workshop.read(NINE)).toContain(', 鸟枪换炮]');
      const answered = async () => {
        await page.goto(new URL(`/staff?q=${GAP}`, program.url).href);
        return await page.locator('#answer-text').innerText();
      };
      await expect.poll(answered, PATIENT).toContain('第9条');
    }));
});
