import { render } from '../answers/render.ts';
import { LOCALES, type Locale } from '../knowledge/model.ts';
import type { Assistant } from '../turn/assistant.ts';
import { takeTurn } from '../turn/take-turn.ts';

/** A question in a conversation of its own. @returns a line of `ask --jsonl` */
export function askOne(assistant: Assistant, line: Readonly<Record<string, unknown>>, now: Date): Record<string, unknown> {
  const q = typeof line.q === 'string' ? line.q : '';
  const locale = localeOf(line.locale);
  const { answer, report } = takeTurn(assistant, null, { text: q, ...(locale === null ? {} : { locale }) }, now);
  const { dialog: _, step: __, recommended: ___, locale: spoken, ...rest } = report;
  const { text } = render(assistant.templates, answer, spoken, 'text');
  return { id: line.id ?? null, q, locale: spoken, ...rest, text };
}

export function localeOf(value: unknown): Locale | null {
  return LOCALES.find((locale) => locale === value) ?? null;
}
