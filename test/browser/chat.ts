/** The chat page as a visitor uses it. */
import type { Locator, Page } from 'playwright-core';

export const sendBox = (page: Page): Locator => page.locator('[data-id="webchat-sendbox-input"]');
export const bubbles = (page: Page): Locator => page.locator('.webchat__bubble');
export const replies = (page: Page): Locator => page.locator('.webchat__bubble:not(.webchat__bubble--from-user)');
export const said = (page: Page): Locator => page.locator('.webchat__bubble--from-user');

/** A button under the latest reply; the transcript repeats them for screen readers. */
export const suggested = (page: Page, title: string): Locator =>
  page.locator('.webchat__suggested-actions').getByRole('button', { name: title, exact: true });

export async function openChat(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('body.connected').waitFor();
}

/** @returns the text of the reply, which is the `count`th */
export async function ask(page: Page, question: string, count = 1): Promise<string> {
  await sendBox(page).fill(question);
  await sendBox(page).press('Enter');
  return reply(page, count);
}

export async function reply(page: Page, count: number): Promise<string> {
  const latest = replies(page).nth(count - 1);
  await latest.waitFor();
  return latest.innerText();
}

/** Everything that a page of ours must never do, collected as it happens. */
export function watchFaults(page: Page, url: string): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/i.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).host !== new URL(url).host) faults.push(`foreign: ${request.url()}`);
  });
  return faults;
}

/** Whether anything of the page can only be reached by scrolling sideways. */
export function overflows(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth + 1');
}
