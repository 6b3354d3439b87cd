/** A real headless Chromium out of an npm package: nothing to download, no system library to install. */
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

// Before the import: the package then brings the libraries that a bare machine lacks.
process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';

export async function launchBrowser(): Promise<Browser> {
  const { default: packaged } = await import('@sparticuz/chromium');
  packaged.setGraphicsMode = false;
  // Not the package's own arguments, which switch the browser's checks of origins off.
  const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];
  return chromium.launch({ executablePath: await packaged.executablePath(), args, headless: true });
}

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };
export const NARROW = { width: 320, height: 640 };

/** A visitor's browser, with nothing kept from others. */
export function visitor(browser: Browser, viewport: { width: number; height: number }): Promise<BrowserContext> {
  const isPhone = viewport.width < 600;
  return browser.newContext({ viewport, locale: 'zh-CN', hasTouch: isPhone, isMobile: isPhone });
}
