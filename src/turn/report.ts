/** The machine-readable side of a turn. */
import { citationsOf } from '../answers/cite.ts';
import type { Answer } from '../answers/model.ts';
import type { Locale, Measure } from '../knowledge/model.ts';
import type { Acted } from './act.ts';
import type { Assistant } from './assistant.ts';
import { measureOf } from './assistant.ts';
import type { Intent } from './intent.ts';
import type { Report } from './model.ts';

const MOST = 10;

export function reportOf(assistant: Assistant, intent: Intent, { answer, ranking }: Acted, locale: Locale): Report {
  const shown = shownMeasures(assistant, answer);
  const names = new Set(shown.map(keyOf));
  const measures =
    answer.outcome === 'none'
      ? []
      : ranking.map((one) => ({ plan: one.plan, number: one.number, score: rounded(one.score), shown: names.has(keyOf(one)) }));
  return {
    locale,
    outcome: answer.outcome,
    reason: answer.reason,
    measures: measures.slice(0, MOST),
    ...responsible(answer, shown),
    unstated: answer.unstated,
    phase: answer.kind === 'phase' ? (answer.phases[0]?.number ?? null) : null,
    command:
      intent.is === 'command'
        ? intent.command
        : intent.is === 'language'
          ? 'language'
          : answer.kind === 'handoff'
            ? 'talk-to-person'
            : null,
    citations: citationsOf(answer).map(({ source, start, end, text }) => ({ source, start, end, text })),
    dialog: null,
    step: null,
    recommended: [],
  };
}

function responsible(answer: Answer, shown: readonly Measure[]): Pick<Report, 'lead' | 'cooperating'> {
  if (answer.kind === 'body') {
    const { body, leads, supports, shares } = answer;
    return { lead: leads.length + shares.length > 0 ? [body] : [], cooperating: supports.length > 0 ? [body] : [] };
  }
  const lead = [...new Set(shown.flatMap((measure) => [...measure.lead, ...measure.undivided]))];
  return { lead, cooperating: [...new Set(shown.flatMap(({ cooperating }) => cooperating))].filter((name) => !lead.includes(name)) };
}

function shownMeasures(assistant: Assistant, answer: Answer): readonly Measure[] {
  switch (answer.kind) {
    case 'measures':
      return answer.measures.map(({ measure }) => measure);
    case 'clarify':
      return answer.candidates.map(({ measure }) => measure);
    case 'handoff':
      return answer.measures.map(({ measure }) => measure);
    case 'phase':
      return answer.measures;
    case 'body':
      return [...answer.leads, ...answer.shares, ...answer.supports].flatMap(
        ({ plan, number }) => measureOf(assistant, plan, number)?.measure ?? [],
      );
    case 'dialog-result':
    case 'dialog-rest':
      return answer.shown.map(({ measure }) => measure);
    case 'dialog-why-not':
      return answer.measure === null ? [] : [answer.measure];
    case 'dialog-question':
    case 'dialog-summary':
    case 'plan':
    case 'none':
    case 'say':
      return [];
  }
}

function keyOf({ plan, number }: { readonly plan: string; readonly number: number }): string {
  return `${plan}/${number}`;
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}
