/** From the bot's replies to the one thing that WeChat takes for an answer. */
import type { Activity } from 'botframework-schema';
import type { HeldActivity } from '../../store/wechat.ts';
import { isRecord } from '../body.ts';
import type { DeedKind } from './callback.ts';
import { cutText } from './cut.ts';
import { WECHAT_LIMITS } from './limits.ts';
import { type OptionForm, withOptions } from './options.ts';
import type { Content } from './reply.ts';
import { wordsFor } from './words.ts';

export interface Composed {
  readonly content: Content;
  /** What did not fit; it comes when asked for. */
  readonly rest: string;
}

/** All that is to be said: what waited, a word on what could not be read, the replies with their options. */
export function wholeText(
  held: readonly Pick<HeldActivity, 'body' | 'from'>[],
  replies: readonly Partial<Activity>[],
  form: OptionForm,
  deed?: DeedKind,
): string {
  const words = wordsFor(replies.at(-1)?.locale);
  const waiting = held.map(({ body, from }) => {
    const text = textOf(JSON.parse(body));
    return from === 'staff' ? `${words.fromStaff}\n${text}` : text;
  });
  const unreadable = replies.length === 0 || deed === undefined ? undefined : words.unreadable[deed];
  const said = replies.map((reply) => withOptions(reply, form));
  return [...waiting, [unreadable ?? '', ...said].filter((text) => text !== '').join('\n')].filter((text) => text !== '').join('\n\n');
}

function textOf(activity: unknown): string {
  return isRecord(activity) && typeof activity.text === 'string' ? activity.text : '';
}

/** @returns null where there is nothing to say */
export function compose(text: string, replies: readonly Partial<Activity>[]): Composed | null {
  if (text === '') return null;
  const { more } = wordsFor(replies.at(-1)?.locale);
  const article = articleIn(replies);
  if (article === null) {
    const { shown, rest } = cutText(text, WECHAT_LIMITS.textBytes, more);
    return { content: { text: shown }, rest };
  }
  const { shown, rest } = cutText(text, WECHAT_LIMITS.descriptionBytes, more);
  const title = cutText(article.title, WECHAT_LIMITS.titleBytes, '').shown.trimEnd();
  return { content: { article: { title, description: shown, url: article.url } }, rest };
}

/** A card with a title and a page to open, such as a dialog's result. */
function articleIn(replies: readonly Partial<Activity>[]): { title: string; url: string } | null {
  for (const { content } of replies.flatMap(({ attachments }) => attachments ?? [])) {
    if (!isRecord(content) || typeof content.title !== 'string' || !Array.isArray(content.buttons)) continue;
    const page = content.buttons.find(
      (button) => isRecord(button) && button.type === 'openUrl' && /^https?:\/\//.test(String(button.value)),
    );
    if (isRecord(page)) return { title: content.title, url: String(page.value) };
  }
  return null;
}
