/** A gap turned into knowledge: chosen, tried beside what serves, shown as a difference, and only then written. */
import { closes, type Gap, writeChange } from '../../../desk/gap-change.ts';
import { EDITOR_ROLES } from '../../../desk/roles.ts';
import type { Trial, Wish, Writing } from '../../../desk/workshop.ts';
import { formatFinding } from '../../../knowledge/finding.ts';
import type { Console } from '../console.ts';
import { line } from '../form.ts';
import { addressOf, findGap, formView, readWish, targetName, wishProblem } from '../gap-form.ts';
import { message } from '../message.ts';
import { forRoles, type Reply, type Route, type StaffCall } from '../route.ts';
import { say } from '../words.ts';

const PATH = '/staff/gaps/change';
const SHOWN = 20;

export function gapChangeRoutes(desk: Console): readonly Route[] {
  return [
    forRoles(EDITOR_ROLES, 'GET', PATH, (call) => withGap(desk, call.query, (gap) => page(desk, call, { gap }))),
    forRoles(EDITOR_ROLES, 'POST', PATH, (call) => withGap(desk, call.form, (gap) => tryOut(desk, call, gap))),
    forRoles(EDITOR_ROLES, 'POST', `${PATH}/write`, (call) => withGap(desk, call.form, (gap) => write(desk, call, gap))),
  ];
}

async function withGap(desk: Console, fields: URLSearchParams, use: (gap: Gap) => Promise<Reply>): Promise<Reply> {
  const gap = await desk.store.read((db) => findGap(db, line(fields, 'key', 200)));
  return gap === null ? message(desk, 404, 'gap-gone') : await use(gap);
}

interface Shown {
  readonly gap: Gap;
  readonly wish?: Wish | null;
  readonly problem?: string;
  readonly trial?: Trial;
  readonly status?: number;
}

async function page(desk: Console, { form }: Pick<StaffCall, 'form'>, shown: Shown): Promise<Reply> {
  const { gap, wish = null, problem, trial, status } = shown;
  const { words } = desk;
  const data = {
    ...formView(desk.assistant(), gap, wish, form),
    problem: problem ?? null,
    trial: trial === undefined || wish === null ? null : trialView(desk, wish, trial),
  };
  return { is: 'page', view: 'gap-change', title: say(words, 'into-knowledge'), way: '/staff/gaps', status: status ?? 200, data };
}

function trialView({ words, assistant }: Console, wish: Wish, trial: Trial): object {
  const { findings, additions, differences, answers, base } = trial;
  const isSound = findings.length === 0;
  return {
    base,
    target: targetName(wish.target, assistant().knowledge),
    wish: { ...wish, address: addressOf(wish.target), add: wish.word === '' ? 'question' : wish.question === '' ? 'word' : 'both' },
    findings: findings.slice(0, SHOWN).map(formatFinding),
    additions,
    differences,
    answers: answers.map(({ question, before, after }) => ({ question, before, after, isSame: before === after })),
    isSound,
    closing: say(words, closes(wish, trial) ? 'will-close' : 'will-stay-open'),
  };
}

async function tryOut(desk: Console, call: StaffCall, gap: Gap): Promise<Reply> {
  const wish = readWish(call.form);
  const problem = wishProblem(wish, gap, desk.assistant());
  if (wish === null || problem !== null)
    return page(desk, call, { gap, wish, problem: say(desk.words, problem ?? 'no-target'), status: 422 });
  const trial = await desk.workshop.tryOut(wish, askedWith(gap, wish));
  return page(desk, call, { gap, wish, trial });
}

function askedWith({ asked }: Gap, { question }: Wish): readonly string[] {
  return [...new Set(question === '' ? asked : [...asked, question])];
}

async function write(desk: Console, call: StaffCall, gap: Gap): Promise<Reply> {
  const { form, person, nowMs } = call;
  const wish = readWish(form);
  const problem = wishProblem(wish, gap, desk.assistant());
  if (wish === null || problem !== null)
    return page(desk, call, { gap, wish, problem: say(desk.words, problem ?? 'no-target'), status: 422 });
  const order = { wish, gap: { ...gap, asked: askedWith(gap, wish) }, base: line(form, 'base', 64) };
  const writing = await writeChange(desk, order, person, nowMs);
  if (writing.is === 'written') return { is: 'redirect', to: `/staff/gaps?done=${closes(wish, writing.trial) ? 'closed' : 'written'}` };
  return page(desk, call, { gap, wish, trial: writing.trial, problem: problemIn(desk, writing), status: 409 });
}

function problemIn({ words }: Console, writing: Exclude<Writing, { is: 'written' }>): string {
  if (writing.is === 'unwritable') return say(words, 'change-unwritable', { path: writing.path, code: writing.code });
  return say(words, `change-${writing.is}`);
}
