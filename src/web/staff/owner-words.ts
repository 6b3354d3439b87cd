/** What an owner is told of people, in their own language. */
import type { SentenceKey } from '../../answers/sentences.ts';
import { LOCALES } from '../../knowledge/model.ts';
import type { Assistant } from '../../turn/assistant.ts';

export function ownerWords(assistant: Assistant, locale: string, key: SentenceKey & `desk.${string}`, name = ''): string {
  const known = LOCALES.find((one) => one === locale) ?? 'zh-Hans';
  return assistant.templates[known].say({ key, values: { name } });
}
