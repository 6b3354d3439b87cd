/** An answer as the console shows it: the words to pass on, and where they come from. */
import type { KnowledgeBase } from '../../knowledge/model.ts';
import type { Console } from './console.ts';

export interface ShownAnswer {
  /** Fit to be sent by WeChat, or to be read out on the telephone. */
  readonly text: string;
  readonly outcome: string;
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  readonly citations: readonly { readonly text: string; readonly document: string; readonly at: string }[];
}

export function answerFor(
  { answer, assistant, words }: Pick<Console, 'answer' | 'assistant' | 'words'>,
  q: string,
  now: Date,
): ShownAnswer {
  const { reply, report } = answer(null, { text: q }, now, 'staff');
  const base = assistant().knowledge;
  return {
    text: reply.text,
    outcome: words[`outcome-${report.outcome}`] ?? report.outcome,
    lead: report.lead,
    cooperating: report.cooperating,
    citations: report.citations.map(({ source, start, end, text }) => ({
      text: text.replace(/[\r\n]+/g, ''),
      document: documentOf(base, source),
      at: `${source} ${start}–${end}`,
    })),
  };
}

function documentOf({ plans }: KnowledgeBase, source: string): string {
  const plan = plans.find((one) => one.source === source);
  return plan === undefined ? source : `${plan.title.shown} ${plan.documentNumber.text}`;
}
