/** The machine-readable side of a turn. */
import { citationsOf } from '../answers/cite.ts';
import type { ShownAvenue } from '../answers/dialog-answers.ts';
import { becauseText, lineText } from '../answers/fill-dialog.ts';
import type { Answer, Command, PlanAnswer } from '../answers/model.ts';
import type { Wording } from '../answers/wording.ts';
import { waitsOn } from '../dialogs/continue-dialog.ts';
import type { Session } from '../dialogs/session.ts';
import type { Locale, Measure } from '../knowledge/model.ts';
import type { Assistant } from './assistant.ts';
import { measureOf } from './assistant.ts';
import type { Intent } from './intent.ts';
import type { Conversation, Recommended, Report } from './model.ts';
import { commandIn } from './remember.ts';
import type { Acted } from './scene.ts';

const MOST = 10;

export function reportOf(assistant: Assistant, intent: Intent, acted: Acted, locale: Locale, before: Conversation): Report {
  const { answer, ranking } = acted;
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
    command: commandOf(intent, answer),
    citations: citationsOf(answer).map(({ source, start, end, text }) => ({ source, start, end, text })),
    ...whereIn(assistant, intent, acted.dialog === undefined ? before.dialog : acted.dialog),
    recommended: answer.kind === 'dialog-result' ? answer.found.map((one) => recommended(one, assistant.templates[locale])) : [],
  };
}

/** The dialog that waits, and on what; also on the turn that gives its result. */
function whereIn(assistant: Assistant, intent: Intent, session: Session | null): Pick<Report, 'dialog' | 'step'> {
  if (session === null || (session.done && intent.is !== 'dialog')) return { dialog: null, step: null };
  return { dialog: session.dialog, step: waitsOn(assistant.book.dialogs, session) };
}

function commandOf(intent: Intent, answer: Answer): Command | null {
  if (intent.is === 'beside-dialog') return commandOf(intent.intent, answer);
  if (intent.is === 'dialog') return intent.command;
  if (intent.is === 'language') return 'language';
  const command = commandIn(intent);
  if (command !== null) return command;
  return answer.kind === 'handoff' ? 'talk-to-person' : null;
}

function recommended(shown: ShownAvenue, wording: Wording): Recommended {
  const { plan, measure, avenue, class: verdict, open, grounds } = shown;
  const reasons = [becauseText(shown, wording), ...grounds.map((line) => lineText(line, wording))];
  const { lead, undivided, cooperating, number } = measure;
  return { plan: plan.id, number, avenue: avenue?.id ?? null, class: verdict, open, lead: [...lead, ...undivided], cooperating, reasons };
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
    case 'plan':
      return answer.sections.length === 1 && answer.topic === 'section' ? measuresOf(answer) : [];
    case 'none':
    case 'say':
    case 'dialog-question':
    case 'dialog-summary':
      return [];
  }
}

function measuresOf({ plan, sections }: PlanAnswer): readonly Measure[] {
  return plan.measures.filter(({ number }) => sections.some(({ measures }) => measures.includes(number)));
}

function keyOf({ plan, number }: { readonly plan: string; readonly number: number }): string {
  return `${plan}/${number}`;
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}
