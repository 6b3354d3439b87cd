/** Commands and words of consent inside a dialog. */
import type { Dialog, Question, Response } from './model.ts';
import { readChange } from './moves.ts';
import { questionsLeft } from './questions-left.ts';
import { isOption } from './read-response.ts';
import { recommend, shownFirst } from './recommend.ts';
import type { DialogTurn } from './said.ts';
import { sayQuestion } from './say.ts';
import { answered, moveTo, type Scene, take, told } from './scene.ts';
import { goBack, goTo, offeredAt, respond, type Session, standing, startOver } from './session.ts';

/** What the words mean, where they are a command or a word of consent: read by `turn/` from the locales' lists. */
export type Means = 'back' | 'change' | 'restart' | 'skip' | 'unsure' | 'why' | 'cancel' | 'help' | 'yes' | 'result' | 'rest' | 'sheet';

/** Null: the command has no meaning here, and the words may mean something else. */
export function obey(scene: Scene, text: string, means: Means): DialogTurn | null {
  const { dialog, session } = scene;
  const { at } = standing(dialog, session);
  switch (means) {
    case 'cancel':
      return { understood: true, session: null, said: { say: 'ended', because: 'cancelled' } };
    case 'restart':
      return told({ ...scene, session: startOver(session) }, { is: 'restarted' });
    case 'back':
      return moveTo(scene, goBack(dialog, session), { is: 'at-start' });
    case 'change':
      return change(scene, text);
    case 'rest':
      return at === 'result' ? rest(scene) : null;
    case 'sheet':
      return at === 'result' ? answered(scene, { ...session, sheet: true, done: false }) : null;
    case 'yes':
      return agree(scene, text);
    case 'result':
      return showResult(scene);
    default:
      if (at === 'result') return null;
      if (at !== 'summary') return atQuestion(scene, at, means);
      // Whoever is not sure of the summary either gets on, not round.
      return answered(scene, { ...session, done: means === 'unsure' || means === 'skip' });
  }
}

function atQuestion(scene: Scene, question: Question, means: Means): DialogTurn {
  const { dialog, session, notices } = scene;
  if (means === 'why' || means === 'help') {
    return { understood: true, session, said: sayQuestion(dialog, session, question, notices, means) };
  }
  const response = openResponse(question, means === 'skip' ? 'skipped' : 'unsure');
  return response === null ? told(scene, { is: 'cannot-skip' }) : take(scene, response, new Map());
}

/** What 不确定 and 跳过 come to at a question; null where it does not allow them. */
function openResponse(question: Question, is: 'unsure' | 'skipped'): Response | null {
  if (question.unsure === null) return null;
  return typeof question.unsure === 'object' && 'option' in question.unsure ? { is: 'values', values: [question.unsure.option] } : { is };
}

/** 修改第二项, 修改身份; 修改 alone shows the lines to choose from, or goes back where there is nothing to list yet. */
export function change(scene: Scene, text: string): DialogTurn {
  const { dialog, session } = scene;
  const { at, lines } = standing(dialog, session);
  const item = readChange(text, lines);
  if (item !== null && item !== 'which') return moveTo(scene, goTo(dialog, session, item), { is: 'no-such-item', count: lines.length });
  if (typeof at !== 'string') return moveTo(scene, goBack(dialog, session), { is: 'at-start' });
  if (lines.length === 1) return moveTo(scene, goTo(dialog, session, 1), { is: 'at-start' });
  return answered(scene, { ...session, done: false });
}

/** 对: what is offered holds, unless the words are those of an option (是); at the summary, on to the result. */
function agree(scene: Scene, text: string): DialogTurn | null {
  const { dialog, session } = scene;
  const { at } = standing(dialog, session);
  if (at === 'result') return null;
  if (at === 'summary') return answered(scene, { ...session, done: true });
  if (isOption(at, text)) return null;
  const offered = offeredAt(session, at);
  return offered === null ? told(scene, { is: 'choose' }) : take(scene, offered, new Map());
}

function withOffered(dialog: Dialog, session: Session): Session {
  const { at } = standing(dialog, session);
  const offered = typeof at === 'string' || at.sheet || session.guessed?.includes(at.id) ? undefined : session.offered[at.id];
  return offered === undefined ? session : withOffered(dialog, respond(dialog, session, offered).session);
}

/** 看结果: what was told, or was only gone back to, holds; what the search made of it is to be confirmed. */
function showResult(scene: Scene): DialogTurn {
  const { dialog, session } = scene;
  const ahead = withOffered(dialog, { ...session, revisit: null });
  const { at, known } = standing(dialog, ahead);
  if (typeof at === 'string') return answered(scene, { ...ahead, done: true });
  const left = at.sheet ? 0 : questionsLeft(dialog, known, new Map(Object.entries(ahead.responses)));
  return left === 0 ? answered(scene, { ...ahead, sheet: false, done: true }) : answered(scene, ahead, { is: 'not-yet', count: left });
}

/** Avenues of the rest that one message lists: what a phone shows, and WeChat takes, at once. */
const PAGE = 3;

/** The next page of what the result held back: nothing after the last one, then from the first on. */
function rest({ dialog, session }: Scene): DialogTurn {
  const found = recommend(dialog, standing(dialog, session).known, session.wanted).filter((one) => one.class !== 'not');
  const first = shownFirst(found);
  const others = found.filter((one) => !first.includes(one));
  const from = session.listed ?? 0;
  const page = others.slice(from, from + PAGE);
  const left = others.length - from - page.length;
  const said = { say: 'rest', dialog, found: page, before: first.length + from, left } as const;
  return { understood: true, session: { ...session, listed: page.length === 0 ? 0 : from + page.length }, said };
}
