/** What a conversation is about: the measures found and why, and what its owner responded to a guided dialog. */

import { keptSession } from '../../bot/guided.ts';
import type { Response } from '../../dialogs/model.ts';
import type { Line } from '../../dialogs/session.ts';
import { standing } from '../../dialogs/session.ts';
import type { Handover } from '../../store/handovers.ts';
import { stateOfConversation } from '../../store/states.ts';
import type { Database } from '../../store/store.ts';
import { type Assistant, measureOf } from '../../turn/assistant.ts';

const REASONS = 6;

export interface FoundMeasure {
  readonly number: number;
  readonly title: string;
  readonly lead: string;
  /** Words of the question that speak for it. */
  readonly why: string;
}

export function measuresFound(
  assistant: Assistant,
  { question, measures }: Pick<Handover, 'question' | 'measures'>,
): readonly FoundMeasure[] {
  const explained = measures.length === 0 ? [] : assistant.search.explain(question).measures;
  return measures.flatMap(({ plan, number }) => {
    const found = measureOf(assistant, plan, number);
    if (found === null) return [];
    const { title, lead, undivided } = found.measure;
    const reasons = explained.find((one) => one.plan === plan && one.number === number)?.reasons ?? [];
    const why = [
      ...new Set(
        reasons
          .filter(({ from }) => from !== 'near' && from !== 'learned')
          .map(({ what }) => what)
          .filter((what) => what !== ''),
      ),
    ];
    return [{ number, title: title.shown, lead: [...lead, ...undivided].join('、'), why: why.slice(0, REASONS).join('、') }];
  });
}

export interface RespondedLine {
  readonly name: string;
  readonly response: string;
}

/** Empty where no guided dialog was begun. */
export async function responsesOf(db: Database, assistant: Assistant, conversationId: string): Promise<readonly RespondedLine[]> {
  const body = await stateOfConversation(db, conversationId);
  const kept = body === null ? null : keptSession(body);
  const dialog = kept === null ? undefined : assistant.book.dialogs.find(({ id, hash }) => id === kept.dialog && hash === kept.hash);
  if (kept === null || dialog === undefined) return [];
  return standing(dialog, kept).lines.map((line) => ({ name: line.question.name['zh-Hans'], response: responseText(line) }));
}

export function responseText({ question, response }: Line): string {
  if (response.is === 'values' && question.kind === 'choice') return labels(question.options, response).join('、');
  if (response.is === 'number') return String(response.number);
  return response.is === 'text' ? response.text : '不确定';
}

function labels(
  options: readonly { readonly id: string; readonly label: { readonly 'zh-Hans': string } }[],
  response: Response & { is: 'values' },
) {
  return response.values.map((value) => options.find(({ id }) => id === value)?.label['zh-Hans'] ?? value);
}
