/** What a person reads when something of ours broke. It stands here because it must not depend on any file that could be the cause. */
import type { Reply } from '../answers/model.ts';
import type { Message } from '../turn/model.ts';

const WORDS = {
  'zh-Hans': '抱歉，刚才出了点问题，请稍后再试。',
  'zh-Hant': '抱歉，剛才出了點問題，請稍後再試。',
  en: 'Sorry, something went wrong on our side. Please try again in a moment.',
} as const;

export function apology(locale: Message['locale'] = 'zh-Hans'): Reply {
  return { locale, text: WORDS[locale], suggestedActions: [], attachments: [] };
}
