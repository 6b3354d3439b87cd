/** A reply as people read it on WeChat, for whoever wants to see it beforehand. */
import type { Activity } from 'botframework-schema';
import { compose, wholeText } from './compose.ts';
import { cutText } from './cut.ts';
import { WECHAT_LIMITS } from './limits.ts';
import type { OptionForm } from './options.ts';
import { wordsFor } from './words.ts';

/** @returns one message, and what each 更多 brings after it */
export function shownOnWeChat(reply: Partial<Activity>, form: OptionForm): readonly string[] {
  const composed = compose(wholeText([], [reply], form), [reply]);
  if (composed === null) return [];
  const { content, rest } = composed;
  const shown = ['text' in content ? content.text : content.article.description];
  for (let left = rest; left !== ''; ) {
    const cut = cutText(left, WECHAT_LIMITS.textBytes, wordsFor(reply.locale).more);
    shown.push(cut.shown);
    left = cut.rest;
  }
  return shown;
}
