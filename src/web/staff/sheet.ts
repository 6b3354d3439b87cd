/** A guided dialog as one form: from its fields to responses, and to what the page shows. */
import { type AvenueResult, resultView } from '../../answers/result-view.ts';
import { type Kept, readKept } from '../../dialogs/kept.ts';
import type { Dialog, Question, Response } from '../../dialogs/model.ts';
import { choose } from '../../dialogs/read-response.ts';
import { carryOver, type Session } from '../../dialogs/session.ts';
import { type OpenPage, type OpenQuestion, openPage } from '../../dialogs/sheet-form.ts';
import { chinaDay } from '../../ops/clock.ts';
import { dialogAnswer } from '../../turn/act-dialog.ts';
import type { Assistant } from '../../turn/assistant.ts';
import { FRESH } from '../../turn/remember.ts';

const UNSURE = 'unsure';
/** Avenues that are shown at once. */
const FIRST = 5;

/** Fields are named `r.QUESTION`, several of one name for a choice of several. */
function readResponses(dialog: Dialog, fields: URLSearchParams): Session['responses'] {
  const given = dialog.questions.flatMap((question) => {
    const response = responseIn(
      question,
      fields.getAll(`r.${question.id}`).filter((value) => value !== ''),
    );
    return response === null ? [] : [[question.id, response] as const];
  });
  return valid(dialog, Object.fromEntries(given));
}

/** @param text JSON of a result that was kept */
export function keptIn(dialog: Dialog, text: string): Kept {
  const { responses, wanted } = readKept(text);
  return { responses: valid(dialog, responses), wanted };
}

/** Without what is no response to one of its questions. */
function valid(dialog: Dialog, responses: Session['responses']): Session['responses'] {
  return carryOver(dialog, { dialog: dialog.id, hash: '', responses, offered: {}, revisit: null, sheet: false, done: false }).responses;
}

function responseIn(question: Question, values: readonly string[]): Response | null {
  if (values.length === 0) return null;
  if (values.every((value) => value === UNSURE)) return { is: 'unsure' };
  if (question.kind === 'number') return { is: 'number', number: Number(values[0]) };
  if (question.kind !== 'choice') return null;
  const chosen = question.options.filter(({ id }) => values.includes(id));
  return chosen.length === 0 ? null : choose(question, chosen);
}

export function fieldsOf({ responses, wanted }: Kept): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [id, response] of Object.entries(responses)) {
    const values = response.is === 'values' ? response.values : response.is === 'number' ? [String(response.number)] : [UNSURE];
    if (response.is !== 'text') for (const value of values) fields.append(`r.${id}`, value);
  }
  for (const number of wanted) fields.append('wanted', String(number));
  return fields;
}

/** @param fields of the form, or of the address that a short code led to */
export function sheetView(assistant: Assistant, dialog: Dialog, fields: URLSearchParams, now: Date): object {
  const wanted = fields.getAll('wanted').map(Number).filter(Number.isInteger);
  const responses = new Map(Object.entries(readResponses(dialog, fields)));
  const { questions, extras, isComplete, result } = openPage(dialog, responses, wanted);
  const view = result === null ? null : resultIn(assistant, dialog, result, now);
  const found = result?.found ?? [];
  // Before the end nearly everything is still possible.
  const told = found.filter((one) => isComplete || one.class === 'direct').length;
  const avenues = (view?.avenues ?? []).slice(0, told);
  return {
    dialog: dialog.id,
    wanted,
    questions: questions.map(questionView),
    extras: extras.map(questionView),
    extrasGiven: extras.some(({ response }) => response !== null),
    result:
      view === null ? null : { ...view, ...(isComplete ? {} : UNFINISHED), avenues: avenues.slice(0, FIRST), rest: avenues.slice(FIRST) },
    open: isComplete ? 0 : found.length - told,
    measures: [...new Set(found.slice(0, told).map(({ avenue }) => avenue.number))].map((number) => `第${number}条`).join('、'),
    summary: (view?.lines ?? []).map(({ name, response }) => `${name}：${response}`).join('；'),
  };
}

/** What is only said at the end. */
const UNFINISHED = { nothing: '', preparations: [] };

function resultIn(assistant: Assistant, dialog: Dialog, result: NonNullable<OpenPage['result']>, now: Date): AvenueResult | null {
  const scene = { assistant, conversation: FRESH, day: chinaDay(now.getTime()), desk: null };
  const { answer } = dialogAnswer(scene, { say: 'result', dialog, ...result, sheet: false, notices: [] });
  return answer.kind === 'dialog-result' ? resultView(answer, assistant.templates['zh-Hans']) : null;
}

function questionView({ question, response }: OpenQuestion): object {
  const chosen: readonly string[] = response?.is === 'values' ? response.values : response?.is === 'unsure' ? [UNSURE] : [];
  const options =
    question.kind === 'choice' ? question.options.map(({ id, label, alone }) => ({ id, label: label['zh-Hans'], alone })) : [];
  const unsure = question.unsure === null ? [] : [{ id: UNSURE, label: '不确定', alone: true }];
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
