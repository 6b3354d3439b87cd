/** From an activity, whose fields a stranger filled in, to the message that a turn takes. */
import type { Activity } from 'botframework-schema';
import type { Message } from '../turn/model.ts';

export function messageOf(activity: Partial<Activity>): Message {
  const text = typeof activity.text === 'string' ? activity.text : '';
  const locale = localeOf(activity.locale);
  return {
    text,
    ...(activity.value === undefined || activity.value === null ? {} : { value: activity.value }),
    // A client sends the language of its own labels with every message; the words of the message tell more.
    ...(locale === undefined || /\p{L}/u.test(text) ? {} : { locale }),
  };
}

/** Our language for a language tag such as `zh-HK`; undefined for those that we do not speak. */
export function localeOf(tag: unknown): Message['locale'] {
  if (typeof tag !== 'string') return undefined;
  if (/^(zh|yue)\b.*\b(hant|hk|mo|tw)\b/i.test(tag)) return 'zh-Hant';
  if (/^(zh|yue)\b/i.test(tag)) return 'zh-Hans';
  return /^en\b/i.test(tag) ? 'en' : undefined;
}
