/** Windows of a browser, and how the console is used in them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PASSWORD } from '../staff/console.ts';
import { type PHONE, visitor } from './browser.ts';

/** Windows that close when the test is over. */
export async function inWindows(browser: Browser, use: (open: (size: typeof PHONE) => Promise<Page>) => Promise<void>): Promise<void> {
  const contexts: BrowserContext[] = [];
  try {
    await use(async (size) => {
      const context = await visitor(browser, size);
      contexts.push(context);
      context.setDefaultTimeout(8_000);
      return await context.newPage();
    });
  } finally {
    for (const context of contexts) await context.close();
  }
}

export async function signInAt(page: Page, url: string, name: string): Promise<void> {
  await page.goto(new URL('/staff/login', url).href);
  await page.getByLabel('账号').fill(name);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('search').waitFor();
}

/** For whoever looks at the pages: with SCREENSHOTS set, to that folder. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
