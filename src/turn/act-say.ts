/** What we say in our own words only: small talk, commands, and that the plans are silent. */

import {
  type Answer,
  type Command,
  FEEDBACK_REASONS,
  type HandoffAnswer,
  type NoneAnswer,
  type Offer,
  type Outcome,
  type Reason,
  type SayAnswer,
} from '../answers/model.ts';
import { HELP, offer, PERSON } from '../answers/offers.ts';
import type { SentenceKey } from '../answers/sentences.ts';
import { validityOf } from '../answers/validity.ts';
import { LOCALES, type Locale, type Plan, type Unstated } from '../knowledge/model.ts';
import { PERSONAL_KINDS } from '../ops/personal-kinds.ts';
import type { SearchResult } from '../search/model.ts';
import { measureOf, planOf } from './assistant.ts';
import type { SmallTalk } from './intent.ts';
import type { Scene } from './scene.ts';

/** Languages by their own names. */
const NAMES: Readonly<Record<Locale, string>> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' };
const EXAMPLES = 3;

interface Saying {
  readonly outcome?: Outcome;
  readonly reason?: Reason;
  readonly unstated?: readonly Unstated[];
  readonly values?: Readonly<Record<string, string | number>>;
  readonly offers?: readonly Offer[];
}

export function say(key: SentenceKey, { outcome = 'small-talk', reason, unstated = [], values = {}, offers }: Saying): SayAnswer {
  // A person helps where the bot does not; typed, the wish for one is heard anywhere.
  const isStuck = outcome === 'none' || reason !== undefined;
  return { kind: 'say', outcome, reason: reason ?? null, unstated, key, values, offers: offers ?? (isStuck ? [PERSON, HELP] : [HELP]) };
}

export function sayEmpty(scene: Scene): Answer {
  return say('say.empty', { outcome: 'none', reason: 'unclear', offers: examples(scene, '') });
}

export function sayNoFocus(): Answer {
  return say('say.no-focus', { outcome: 'none', reason: 'unclear' });
}

export function sayLanguage(locale: Locale | null): Answer {
  if (locale !== null) return say('say.language', { outcome: 'command' });
  return say('say.choose-language', { outcome: 'command', offers: LOCALES.map(languageOffer) });
}

function languageOffer(locale: Locale): Offer {
  return offer('offer.language', { do: 'language', locale }, { name: NAMES[locale] });
}

export function smallTalk(scene: Scene, kind: SmallTalk): Answer {
  const plan = planOf(scene.assistant, undefined);
  if (kind === 'complaint' && scene.conversation.focus !== null) return askWhyNot();
  if (kind !== 'greeting') return say(`say.${kind}`, {});
  const values = { plan: planName(plan, scene) };
  return say('say.greeting', { values, offers: [offer('offer.navigator', { do: 'navigator' }), ...examples(scene, '')] });
}

/** What was wrong with the answer shown last. */
function askWhyNot(): Answer {
  const reasons = FEEDBACK_REASONS.map((why) => offer(`offer.feedback-${why}`, { do: 'feedback', why }));
  return say('say.feedback-why', { offers: [...reasons, PERSON] });
}

function planName(plan: Plan, { conversation }: Scene): string {
  return plan.shortName[conversation.locale ?? 'zh-Hans'];
}

/** What a command gets outside a guided dialog. */
export function ofCommand(scene: Scene, command: Command): Answer {
  switch (command) {
    case 'talk-to-person':
      return handoff(scene);
    case 'language':
      return sayLanguage(null);
    case 'help':
      return say('say.help', { outcome: 'command', offers: [...examples(scene, ''), PERSON] });
    case 'my-data':
    case 'export':
      return say(`say.${command}`, { outcome: 'command', values: { kinds: kinds(scene) } });
    case 'erase':
    case 'restart':
    case 'cancel':
      return say(`say.${command}`, { outcome: 'command' });
    default:
      return say('say.no-dialog', { outcome: 'command' });
  }
}

/** All kinds of what is kept of a person, by their names. */
function kinds({ assistant, conversation }: Scene): string {
  const { say: tell, list } = assistant.templates[conversation.locale ?? 'zh-Hans'];
  return list(PERSONAL_KINDS.map((kind) => tell({ key: `kept.${kind}` })));
}

function handoff({ assistant, conversation: { focus, unanswered }, day, desk }: Scene): HandoffAnswer {
  const shown = (focus?.measures ?? []).slice(0, Math.max(1, focus?.shown ?? 0)).flatMap(({ plan, number, score }) => {
    const found = measureOf(assistant, plan, number);
    return found === null ? [] : [{ ...found, sentences: [], avenues: [], score }];
  });
  const validity = validityOf(
    shown.map(({ plan }) => plan),
    day,
  );
  return {
    kind: 'handoff',
    outcome: 'handoff',
    reason: null,
    unstated: [],
    measures: shown,
    validity,
    asked: unanswered !== null,
    desk: deskOf(desk),
    opens: desk?.opens ?? null,
    offers: [HELP],
  };
}

function deskOf(desk: Scene['desk']): HandoffAnswer['desk'] {
  if (desk === null) return 'none';
  if (desk.state !== 'bot') return 'again';
  return desk.staffed ? 'staffed' : 'unstaffed';
}

export function noneAnswer(scene: Scene, found: SearchResult): NoneAnswer {
  const nothingKnown = found.analysis.matches.length === 0 && found.analysis.tokens.length <= 3;
  const reason = found.outside?.reason ?? (nothingKnown ? 'unclear' : 'not-in-plan');
  return {
    kind: 'none',
    outcome: 'none',
    reason,
    unstated: [],
    plan: planOf(scene.assistant, undefined),
    topic: found.outside?.topic ?? null,
    offers: [
      ...(found.outside === null ? examples(scene, found.analysis.folded) : [offer('offer.navigator', { do: 'navigator' })]),
      PERSON,
    ],
  };
}

/** Questions to tap: of measures far apart, others for other words, the same for the same. */
function examples({ assistant, conversation }: Scene, words: string): readonly Offer[] {
  const plan = planOf(assistant, undefined);
  const lists = plan.measures
    .filter(({ audiences }) => audiences.includes('enterprise'))
    .map((measure) => measure.examples[conversation.locale ?? 'zh-Hans']);
  const stride = Math.max(1, Math.floor(lists.length / EXAMPLES));
  const picked = Array.from(
    { length: EXAMPLES },
    (_, index) => lists[(words.length + index * stride) % Math.max(1, lists.length)]?.[0] ?? '',
  );
  const questions = [...new Set(picked)].filter((question) => question !== '');
  return questions.map((question): Offer => ({ title: { text: question }, means: { do: 'ask', question } }));
}
