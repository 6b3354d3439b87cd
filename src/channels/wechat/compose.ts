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
  return { content: { article: { ...article, description: shown } }, rest };
}

/** The page of a dialog's result, whose address the reply gives. Without TLS it is this machine's own, which no phone opens. */
const RESULT_PAGE = /https:\/\/[^\s]+\/r\/[\w-]+/;

/** A result is shown as an article: what it begins with, and the whole under a tap. */
function articleIn(replies: readonly Partial<Activity>[]): { title: string; url: string } | null {
  const text = replies.at(-1)?.text ?? '';
  const url = RESULT_PAGE.exec(text)?.[0];
  if (url === undefined) return null;
  const [title = ''] = text.trimStart().split('\n');
  return { title: cutText(title, WECHAT_LIMITS.titleBytes, '…').shown.replace(/\n…$/, '…'), url };
}
