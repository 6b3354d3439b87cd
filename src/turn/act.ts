/** From what a person is after to what we say: an answer that knows no channel and no language. */
import type { Answer, DialogAnswer, MeasurePart, OfferMeaning } from '../answers/model.ts';
import type { DialogTurn } from '../dialogs/said.ts';
import { dialogAnswer } from './act-dialog.ts';
import { bodyAnswer, commitmentsAnswer, phaseAnswer, planAnswer } from './act-plan.ts';
import { answerQuestion, answerShown, askBetween } from './act-question.ts';
import { ofCommand, say, sayEmpty, sayLanguage, sayNoFocus, smallTalk } from './act-say.ts';
import { stationsAnswer } from './act-stations.ts';
import { measureOf, planOf } from './assistant.ts';
import type { FollowUp, Intent } from './intent.ts';
import type { NeedInput } from './need.ts';
import { continueNeed, startNeed } from './need-form.ts';
import type { Acted, Ranked, Scene } from './scene.ts';

export function act(scene: Scene, intent: Intent): Acted {
  const { assistant } = scene;
  switch (intent.is) {
    case 'dialog':
      return { ...dialogAnswer(scene, intent.turn.said), dialog: intent.turn.session };
    case 'beside-dialog':
      return besideDialog(scene, intent.intent, intent.beside);
    case 'need':
      return registerNeed(scene, intent.input);
    case 'withdraw-needs':
      return only(say('need.withdrawn', { outcome: 'command' }));
    case 'empty':
      return only(sayEmpty(scene));
    case 'command':
      return only(ofCommand(scene, intent.command));
    case 'language':
      return only(sayLanguage(intent.locale));
    case 'small-talk':
      return only(smallTalk(scene, intent.kind));
    case 'pressed':
      return press(scene, intent.means);
    case 'follow-up':
      return followUp(scene, intent.about);
    case 'nth':
      return showNth(scene, intent.place);
    case 'measure': {
      const ranked = [{ plan: intent.plan.id, number: intent.number, score: 1 }];
      return answerShown(scene, ranked, intent.part, { asked: intent.asked });
    }
    case 'body':
      return bodyAnswer(scene, intent.body, intent.others);
    case 'phase':
      return phaseAnswer(scene, intent.plan, intent.number);
    case 'commitments':
      return commitmentsAnswer(scene, intent);
    case 'plan':
      return planAnswer(scene, intent.plan, intent.topic, intent.section, intent.unstated);
    case 'insist':
      return (
        aboutShown(scene, 'answer', { note: 'note.insist', unstated: ['amount'] }) ??
        only(say('say.insist', { reason: 'not-stated', unstated: ['amount'] }))
      );
    case 'own-case':
      if (intent.found.decision === 'answer') return answerQuestion(scene, intent.found, 'departments', { ownCase: true });
      return (
        aboutShown(scene, 'departments', { note: 'note.own-case', reason: 'personal-case', unstated: ['status'] }) ??
        only(say('say.own-case', { outcome: 'none', reason: 'personal-case', unstated: ['status'] }))
      );
    case 'return-to-bot':
      return only(say('say.with-bot', { outcome: 'command' }));
    case 'stations':
      return only(stationsAnswer(scene));
    case 'datum':
      return (
        aboutShown(scene, 'departments', { unstated: intent.found.unstated }) ?? answerQuestion(scene, intent.found, 'departments', {})
      );
    case 'wide':
      return askBetween(scene, intent.found, intent.measures);
    case 'question':
      return answerQuestion(scene, intent.found, intent.part, {});
  }

  function press(from: Scene, means: OfferMeaning): Acted {
    switch (means.do) {
      case 'measure':
        return answerShown(from, beforeOthers(from, { plan: means.plan, number: means.number, score: 1 }), means.part, {});
      case 'body':
        return bodyAnswer(from, means.name, []);
      case 'plan':
        return planAnswer(from, planOf(assistant, means.plan), means.topic, null);
      case 'phase':
        return phaseAnswer(from, planOf(assistant, means.plan), means.number);
      case 'command':
        return only(ofCommand(from, means.command));
      case 'person':
        return only(ofCommand(from, 'talk-to-person'));
      case 'language':
        return only(sayLanguage(means.locale));
      case 'more':
        return followUp(from, 'more');
      case 'neither':
        return only(say('say.neither', { reason: 'unclear' }));
      case 'feedback':
        return only(say('say.feedback-thanks', {}));
      case 'register':
        return registerNeed(from, null);
      case 'navigator':
        return only(say('say.navigator', {}));
      case 'dialog':
        return only(say('say.no-dialog', {}));
      case 'ask':
        return answerQuestion(from, assistant.search.find(means.question), 'answer', {});
    }
  }
}

function registerNeed(scene: Scene, input: NeedInput | null): Acted {
  const { form } = scene.conversation;
  const turn = input === null || form === null ? startNeed(scene) : continueNeed(scene, form, input);
  return { ...only(turn.answer), form: turn.form, wish: turn.wish };
}

/** What words that ask nothing are taken for only because they name something of the plan: 我是镇经信办的. */
const OF_PLAN: ReadonlySet<Intent['is']> = new Set(['question', 'wide', 'measure', 'body', 'own-case', 'datum']);

/** A question in between is answered and the dialog asks again; words that mean nothing to either are said to be so. */
function besideDialog(scene: Scene, intent: Intent, { session, again, puzzled, asks }: Extract<DialogTurn, { understood: false }>): Acted {
  const acted = answered(scene, act(scene, intent), asks);
  const kept = { dialog: isFarewell(intent) ? null : session };
  if (again === null || puzzled === null || kept.dialog === null) return { ...acted, ...kept };
  if (
    (!asks && OF_PLAN.has(intent.is)) ||
    acted.answer.outcome === 'clarify' ||
    (acted.answer.outcome === 'none' && acted.answer.reason === 'unclear')
  ) {
    return { ...dialogAnswer(scene, puzzled), ...kept };
  }
  const then = dialogAnswer(scene, again).answer as DialogAnswer;
  return { ...acted, ...kept, answer: { ...acted.answer, then } };
}

/** A question in between gets the nearest answer: numbers to choose from would stand beside those of the dialog. */
function answered(scene: Scene, acted: Acted, asks: boolean): Acted {
  const { answer, ranking, question } = acted;
  if (!asks || answer.kind !== 'clarify' || ranking.length === 0) return acted;
  return answerShown(scene, ranking.slice(0, 1), 'answer', { unstated: answer.unstated, ...(question === null ? {} : { question }) });
}

/** What ends a dialog though it is no word of its own. */
function isFarewell(intent: Intent): boolean {
  return (intent.is === 'command' && intent.command === 'erase') || (intent.is === 'small-talk' && intent.kind === 'bye');
}

export function only(answer: Answer): Acted {
  return { answer, ranking: [], question: null };
}

/** The measures shown last, once more under another aspect; null where nothing was shown. */
function aboutShown(scene: Scene, part: MeasurePart, besides: Parameters<typeof answerShown>[3]): Acted | null {
  const { focus } = scene.conversation;
  if (focus === null) return null;
  return answerShown(scene, focus.measures, part, { ...besides, shown: Math.max(1, focus.shown), question: focus.question });
}

function followUp(scene: Scene, about: FollowUp): Acted {
  const { conversation, assistant } = scene;
  if (about === 'neither') return only(say('say.neither', { reason: 'unclear' }));
  if (about === 'validity') {
    return planAnswer(scene, planOf(assistant, conversation.focus?.measures[0]?.plan), 'term', null, ['status']);
  }
  if (about === 'more') return showMore(scene);
  return aboutShown(scene, about, {}) ?? only(sayNoFocus());
}

function showMore(scene: Scene): Acted {
  const { focus } = scene.conversation;
  if (focus === null) return only(sayNoFocus());
  const rest = focus.measures.slice(Math.max(1, focus.shown));
  return rest.length === 0 ? only(say('say.no-more', {})) : answerShown(scene, rest, 'answer', { question: focus.question });
}

function showNth(scene: Scene, place: number): Acted {
  const wanted = scene.conversation.focus?.measures[place - 1];
  if (wanted === undefined || measureOf(scene.assistant, wanted.plan, wanted.number) === null) return only(sayNoFocus());
  return answerShown(scene, beforeOthers(scene, wanted), 'answer', {});
}

/** The chosen one first, so that “anything else?” goes on with the others. */
function beforeOthers({ conversation }: Scene, chosen: Ranked): readonly Ranked[] {
  const others = conversation.focus?.measures ?? [];
  return [chosen, ...others.filter(({ plan, number }) => plan !== chosen.plan || number !== chosen.number)];
}
