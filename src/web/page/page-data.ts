/** What the server put into the page for this script, and the elements that it works on. */

export interface PageData {
  readonly locale: 'zh-Hans' | 'zh-Hant' | 'en';
  readonly webChat: string;
  readonly words: Readonly<Record<'away' | 'reconnecting' | 'expired' | 'question' | 'sent-early', string>>;
}

export const pageData = JSON.parse(element('page-data').textContent ?? '{}') as PageData;

export const pageNonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';

/** The languages as Web Chat calls them. */
export const webChatLocale = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-HK', en: 'en-US' }[pageData.locale];

export function element<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found as T;
}

export function within<T extends HTMLElement>(parent: HTMLElement, selector: string): T {
  const found = parent.querySelector<T>(selector);
  if (found === null) throw new Error(`#${parent.id} has no ${selector}`);
  return found;
}
