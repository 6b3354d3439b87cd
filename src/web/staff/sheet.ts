/** A guided dialog as one form: from its fields to responses, and to what the page shows. */
import { resultView } from '../../answers/result-view.ts';
import type { Dialog, Question, Response } from '../../dialogs/model.ts';
import { carryOver, type Session } from '../../dialogs/session.ts';
import { openPage } from '../../dialogs/sheet-form.ts';
import { chinaDay } from '../../ops/clock.ts';
import { dialogAnswer } from '../../turn/act-dialog.ts';
import type { Assistant } from '../../turn/assistant.ts';
import { FRESH } from '../../turn/remember.ts';

const UNSURE = 'unsure';
/** Avenues that are shown at once. */
const FIRST = 5;

/** Fields are named `r.QUESTION`, several of one name for a choice of several. */
export function readResponses(dialog: Dialog, fields: URLSearchParams): Session['responses'] {
  const given = dialog.questions.flatMap((question) => {
    const response = responseIn(
      question,
      fields.getAll(`r.${question.id}`).filter((value) => value !== ''),
    );
    return response === null ? [] : [[question.id, response] as const];
  });
  return valid(dialog, Object.fromEntries(given));
}

/** Without what is no response to one of its questions. */
export function valid(dialog: Dialog, responses: Session['responses']): Session['responses'] {
  return carryOver(dialog, { dialog: dialog.id, hash: '', responses, offered: {}, revisit: null, sheet: false, done: false }).responses;
}

function responseIn(question: Question, values: readonly string[]): Response | null {
  if (values.length === 0) return null;
  if (values.includes(UNSURE)) return { is: 'unsure' };
  if (question.kind === 'number') return { is: 'number', number: Number(values[0]) };
  return question.kind === 'choice' ? { is: 'values', values: values.slice(0, question.most) } : null;
}

export function fieldsOf(responses: Session['responses']): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [id, response] of Object.entries(responses)) {
    const values = response.is === 'values' ? response.values : response.is === 'number' ? [String(response.number)] : [UNSURE];
    if (response.is !== 'text') for (const value of values) fields.append(`r.${id}`, value);
  }
  return fields;
}

export function sheetView(assistant: Assistant, dialog: Dialog, responses: Session['responses'], now: Date): object {
  const { questions, lines, found } = openPage(dialog, new Map(Object.entries(responses)));
  const scene = { assistant, conversation: FRESH, day: chinaDay(now.getTime()), desk: null };
  const { answer } = dialogAnswer(scene, { say: 'result', dialog, lines, found, preparations: [], remarks: [], sheet: false, notices: [] });
  const result = answer.kind === 'dialog-result' ? resultView(answer, assistant.templates['zh-Hans']) : null;
  const isComplete = questions.every(({ response }) => response !== null);
  // Before the end nearly everything is still possible.
  const told = found.filter((one) => isComplete || one.class === 'direct').length;
  const avenues = (result?.avenues ?? []).slice(0, told);
  const measures = [...new Set(found.map(({ avenue }) => avenue.number))];
  return {
    dialog: dialog.id,
    questions: questions.map(({ question, response }) => questionView(question, response)),
    result:
      lines.length === 0 || result === null
        ? null
        : { ...result, avenues: avenues.slice(0, FIRST), rest: avenues.slice(FIRST), nothing: isComplete ? result.nothing : '' },
    open: isComplete ? 0 : found.length - told,
    measures: measures.join(','),
    summary: result === null ? '' : result.lines.map(({ name, response }) => `${name}：${response}`).join('；'),
  };
}

function questionView(question: Question, response: Response | null): object {
  const chosen: readonly string[] = response?.is === 'values' ? response.values : response?.is === 'unsure' ? [UNSURE] : [];
  const options = question.kind === 'choice' ? question.options.map(({ id, label }) => ({ id, label: label['zh-Hans'] })) : [];
  const unsure = question.unsure === null ? [] : [{ id: UNSURE, label: '不确定' }];
  const many = question.kind === 'choice' && question.most > 1;
  return {
    id: question.id,
    name: question.name['zh-Hans'],
    ask: question.ask['zh-Hans'],
    type: many ? 'checkbox' : 'radio',
    isNumber: question.kind === 'number',
    from: question.kind === 'number' ? question.from : 0,
    to: question.kind === 'number' ? question.to : 0,
    number: response?.is === 'number' ? String(response.number) : '',
    options: [...options, ...(question.kind === 'number' ? [] : unsure)].map((option) => ({
      ...option,
      chosen: chosen.includes(option.id),
    })),
  };
}
