/** Which language a reply is in. */
import type { Locale } from '../knowledge/model.ts';
import { detectScript } from '../text/language.ts';
import type { Conversation, Message } from './model.ts';

/** An abbreviation or a brand says nothing of a person's language. */
const ABBREVIATION = /^[^\p{L}]*\p{Lu}[\p{Lu}\d&.-]*[^\p{L}]*$/u;

/** The chosen one, or the client's; else that of the words, and where these do not tell, as before. */
export function localeOf(
  { locale, localeChosen }: Conversation,
  message: Message,
  readAs: 'zh-Hans' | 'zh-Hant' | 'en' | 'none' | null,
): Locale {
  if (localeChosen && locale !== null) return locale;
  if (message.locale !== undefined) return message.locale;
  const script = readAs ?? detectScript(message.text);
  if (script === 'none' || ABBREVIATION.test(message.text)) return locale ?? 'zh-Hans';
  // Characters that both scripts share do not mean that somebody has changed over.
  return script === 'zh-Hans' && locale === 'zh-Hant' && !/[^\p{P}\s]{12}/u.test(message.text) ? 'zh-Hant' : script;
}
