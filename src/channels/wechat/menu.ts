/** The menu under the account's conversations, as WeChat takes it. */
import type { AuthorisedApi } from './access.ts';
import type { ApiAnswer } from './api.ts';

export type MenuEntry =
  | { readonly name: string; readonly says: string }
  /** An address, or a path of our own pages. */
  | { readonly name: string; readonly opens: string }
  | { readonly name: string; readonly items: readonly MenuEntry[] };

/** UTF-8, by level; and of what a click sends, and an address. */
export const MENU_BYTES = { name: [16, 60], says: 128, opens: 1_024 } as const;
export const MENU_COUNT = [3, 5] as const;

/** @param home address of our own pages; null: unknown */
export function menuJson(menu: readonly MenuEntry[], home: URL | null): { readonly button: readonly object[] } {
  return { button: menu.map((entry) => buttonOf(entry, home)) };
}

function buttonOf(entry: MenuEntry, home: URL | null): object {
  if ('items' in entry) return { name: entry.name, sub_button: entry.items.map((item) => buttonOf(item, home)) };
  if ('says' in entry) return { type: 'click', name: entry.name, key: entry.says };
  return { type: 'view', name: entry.name, url: addressOf(entry.opens, home) };
}

function addressOf(opens: string, home: URL | null): string {
  if (!opens.startsWith('/')) return opens;
  if (home === null) throw new Error(`${opens} is a page of ours, and our address is not known`);
  return new URL(`${home.href.replace(/\/$/, '')}${opens}`).href;
}

/** Replaces the menu. People see it when they follow, or within a day. @returns WeChat's answer; `errcode` 0: it is there */
export function publishMenu(api: AuthorisedApi, menu: ReturnType<typeof menuJson>): Promise<ApiAnswer> {
  return api('/cgi-bin/menu/create', menu);
}
