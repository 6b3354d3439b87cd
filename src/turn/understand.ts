/** From a person's words to what they are after. First what is said to the assistant itself, then what is asked of the plans. */
import type { MeasurePart, OfferMeaning } from '../answers/model.ts';
import type { Dialog } from '../dialogs/model.ts';
import type { Plan } from '../knowledge/model.ts';
import type { SearchResult } from '../search/model.ts';
import { fold } from '../text/fold.ts';
import { type Assistant, planOf } from './assistant.ts';
import { dialogAskedFor, navigatorOf, readInDialog, startOrResume } from './in-dialog.ts';
import type { FollowUp, Intent, SmallTalk } from './intent.ts';
import { LONGEST } from './limits.ts';
import { tellsMatter } from './matter.ts';
import type { Conversation, ShownOffer } from './model.ts';
import { type Numbered, readNumbered } from './ordinal.ts';
import { readPlanQuestion } from './plan-questions.ts';
import { besides, type Said, type SaidHit, says, swallows, wholly } from './said.ts';

const LETTER = /[\p{L}\p{N}]/u;
const EMOJI = /\p{Extended_Pictographic}/u;
const AGREES = /^[👍👌🆗✅\s]+$/u;
/** A wish for a person counts within a sentence as long as this, in characters. */
const SHORT = 24;

export function understand(assistant: Assistant, conversation: Conversation, typed: string): Intent {
  const text = fold(typed.slice(0, LONGEST));
  if (!LETTER.test(text)) return wordless(assistant, conversation, text);
  const pressed = pressedOffer(conversation.offers, text)?.means ?? null;
  const need = readNeed(assistant, conversation, typed, pressed);
  if (need !== null) return need;
  if (conversation.dialog === null) return inFreeChat(assistant, conversation, typed, text, pressed);
  const read = readInDialog(assistant, conversation.dialog, typed, pressed);
  if ('is' in read) return read;
  const intent = inFreeChat(assistant, conversation, typed, text, pressed);
  if (intent.is === 'dialog') return intent;
  return { is: 'beside-dialog', intent, beside: read.beside };
}

/** A thumb up agrees to what a dialog offers; other signs are heard beside it. */
function wordless(assistant: Assistant, { dialog }: Conversation, text: string): Intent {
  const intent: Intent = EMOJI.test(text) ? { is: 'small-talk', kind: 'ack' } : { is: 'empty' };
  if (dialog === null) return intent;
  const read = readInDialog(assistant, dialog, AGREES.test(text) ? '对' : '', null);
  return 'is' in read ? read : { is: 'beside-dialog', intent, beside: read.beside };
}

function inFreeChat(assistant: Assistant, conversation: Conversation, typed: string, text: string, pressed: OfferMeaning | null): Intent {
  if (pressed?.do === 'ask') return ask(assistant, conversation, pressed.question);
  if (pressed?.do === 'navigator') return guided(assistant, conversation, navigatorOf(assistant)) ?? { is: 'pressed', means: pressed };
  if (pressed !== null && pressed.do !== 'dialog') return { is: 'pressed', means: pressed };
  const person = conversation.offers.find(({ means }) => means.do === 'person');
  if (person !== undefined && agrees(assistant, text)) return { is: 'pressed', means: person.means };
  return toAssistant(assistant, conversation, text) ?? ask(assistant, conversation, typed);
}

/** To being passed on to a person, right after that was asked. */
function agrees({ said }: Assistant, text: string): boolean {
  const key = wholly(text, said.find(text), ['dialog', 'desk'])?.key;
  return key === 'yes' || key === 'agree';
}

/** A step of the registration of a need, or the wish for one; null where it is neither. */
function readNeed({ said }: Assistant, { form }: Conversation, typed: string, pressed: OfferMeaning | null): Intent | null {
  const text = fold(typed.slice(0, LONGEST));
  const hits = said.find(text);
  if (pressed?.do === 'register' || wholly(text, hits, ['desk'])?.key === 'register') return { is: 'need', input: null };
  if (wholly(text, hits, ['desk'])?.key === 'withdraw') return { is: 'withdraw-needs' };
  if (form === null) return null;
  const command = pressed?.do === 'command' ? pressed.command : wholly(text, hits, ['commands', 'language'])?.key;
  if (command !== undefined && command !== 'skip' && command !== 'unsure') return null;
  const agrees = (pressed?.do === 'dialog' && pressed.means === 'yes') || wholly(text, hits, ['dialog'])?.key === 'yes';
  return { is: 'need', input: { text: typed, agrees, skips: command !== undefined } };
}

function guided(assistant: Assistant, conversation: Conversation, dialog: Dialog | null): Intent | null {
  return dialog === null ? null : startOrResume(assistant, conversation, dialog);
}

function pressedOffer(offers: readonly ShownOffer[], text: string): ShownOffer | null {
  const plain = lettersOf(text);
  const named = offers.find(({ title }) => lettersOf(fold(title)) === plain);
  if (named !== undefined) return named;
  const options = offers.filter(({ means }) => means.do === 'measure' && means.part === 'answer');
  const numbered = readNumbered(text);
  if (options.length === 0 || numbered === null || (numbered.of !== 'bare' && numbered.of !== 'place')) return null;
  return options[numbered.number - 1] ?? null;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Small talk is short. */
const LONGEST_IDLE = 30;
/** A command of so many characters is no accident within other words: 重新开始, 换成繁体. */
const CLEAR_COMMAND = 4;

/** Commands, a language, a follow-up, small talk: only where the whole message is nothing else. */
function toAssistant(assistant: Assistant, conversation: Conversation, text: string): Intent | null {
  const { focus } = conversation;
  const hits = assistant.said.find(text);
  const dialog = guided(assistant, conversation, dialogAskedFor(assistant, text, hits));
  if (dialog !== null) return dialog;
  // 看结果, though no questions are under way.
  if (wholly(text, hits, ['dialog'])?.key === 'result') return { is: 'pressed', means: { do: 'dialog', text: '', means: 'result' } };
  const command = wholly(text, hits, ['commands', 'language', 'small-talk']);
  const first = hits.filter((hit) => (hit.group === 'commands' || hit.group === 'language') && !hits.some((one) => swallows(one, hit)));
  const telling = command !== null && first.length > 0 ? longest(first) : null;
  if (telling !== null) return commandOf(telling, hits);
  const follow = wholly(text, hits, ['follow-up', 'small-talk']);
  // Without anything shown, 有哪些部门 asks of the plan.
  if (follow?.group === 'follow-up' && (focus !== null || wholly(text, hits, ['plan']) === null)) {
    return { is: 'follow-up', about: follow.key as FollowUp };
  }
  if (command !== null) return command.key === 'insist' ? { is: 'insist' } : { is: 'small-talk', kind: command.key as SmallTalk };
  const ofDesk = wholly(text, hits, ['desk']);
  if (ofDesk !== null && ofDesk.key !== 'agree') return { is: ofDesk.key as 'stations' };
  return null;
}

function longest(hits: readonly SaidHit[]): SaidHit | null {
  return hits.reduce<SaidHit | null>((best, hit) => (best === null || hit.end - hit.start > best.end - best.start ? hit : best), null);
}

function commandOf(hit: SaidHit, hits: readonly SaidHit[]): Intent {
  if (hit.group === 'language') return { is: 'language', locale: hit.key as 'en' };
  if (hit.key !== 'language') return { is: 'command', command: hit.key as 'back' };
  const named = hits.find(({ group }) => group === 'language');
  return { is: 'language', locale: (named?.key ?? null) as 'en' | null };
}

/** What is asked of the plans. */
function ask(assistant: Assistant, conversation: Conversation, typed: string): Intent {
  const found = assistant.search.find(typed);
  const text = found.analysis.folded;
  const hits = assistant.said.find(text);
  const part: MeasurePart = says(hits, 'asks', 'department') ? 'departments' : 'answer';
  const numbered = readNumbered(text);
  const byNumber = numbered === null ? null : numberedIntent(assistant, conversation, numbered, part, found, hits);
  if (byNumber !== null) return byNumber;
  const ofPlan = readPlanQuestion(assistant, found, hits);
  if (ofPlan !== null) return ofPlan;
  const wide = assistant.wide(found, hits);
  if (wide !== null) return { is: 'wide', found, measures: wide };
  if (says(hits, 'asks', 'own-case')) return { is: 'own-case', found };
  if (conversation.focus !== null && refersBack(found, hits, text)) {
    if (says(hits, 'small-talk', 'insist')) return { is: 'insist' };
    if (found.unstated.length > 0) return { is: 'datum', found };
    if (part === 'departments') return { is: 'follow-up', about: 'departments' };
  }
  return idle(found, hits, text) ?? { is: 'question', found, part };
}

/** Small talk and commands among words that tell of nothing else: 换成繁体字给我看, 多谢晒帮到大忙. */
function idle(found: SearchResult, hits: readonly SaidHit[], text: string): Intent | null {
  if (found.outside !== null || text.length > LONGEST_IDLE) return null;
  const commands = hits.filter((hit) => (hit.group === 'commands' || hit.group === 'language') && hit.end - hit.start >= CLEAR_COMMAND);
  const command = longest(commands);
  if (command !== null && !tellsMatter(found, commands)) return commandOf(command, hits);
  const person = hits.filter(({ group, key }) => group === 'commands' && key === 'talk-to-person');
  if (person.length > 0 && text.length <= SHORT && !tellsMatter(found, person)) return { is: 'command', command: 'talk-to-person' };
  if (found.decision === 'answer') return null;
  if (says(hits, 'small-talk', 'insist')) return { is: 'insist' };
  const follow = wholly(text, hits, ['follow-up', 'small-talk', 'plan']);
  if (follow?.group === 'follow-up') return { is: 'follow-up', about: follow.key as FollowUp };
  const talk = longest(hits.filter(({ group, key }) => group === 'small-talk' && key !== 'ack'));
  if (talk === null || talk.end - talk.start < 2 || tellsMatter(found, [talk])) return null;
  return { is: 'small-talk', kind: talk.key as SmallTalk };
}

/** Whether the words name no matter of their own, so that they are about what was shown last. */
function refersBack(found: SearchResult, hits: readonly SaidHit[], text: string): boolean {
  const matter = found.analysis.matches.some(
    ({ kind }) => kind === 'concept' || kind === 'measure-word' || kind === 'avenue' || kind === 'outside',
  );
  if (matter) return false;
  const data = found.analysis.matches.filter(({ kind }) => kind === 'unstated');
  const rest = besides(text, [...data, ...hits.filter(({ group }) => group !== 'language')]);
  return rest.length <= 3;
}

function numberedIntent(
  assistant: Assistant,
  { focus, offers }: Conversation,
  { of, number, start, end }: Numbered,
  part: MeasurePart,
  asked: SearchResult,
  hits: ReturnType<Said['find']>,
): Intent | null {
  const plan = planMeant(assistant, focus, asked, of === 'phase' ? 'phases' : 'measures', number);
  if (of === 'place') return focus === null && offers.length === 0 ? null : { is: 'nth', place: number };
  if (of === 'bare') return number > 0 && number <= plan.measures.length ? { is: 'measure', plan, number, part: 'answer', asked } : null;
  if (of === 'phase') return { is: 'phase', plan, number };
  // A number beyond the plan's is a slip only where nothing else is asked.
  const alone = besides(asked.analysis.folded, [{ start, end }, ...hits]).length <= 4;
  if (!plan.measures.some((measure) => measure.number === number) && !alone) return null;
  return { is: 'measure', plan, number, part: says(hits, 'follow-up', 'original') ? 'original' : part, asked };
}

/** The plan that is named, else that of what was shown last, else of the best hit so numbered, else the newest that has the number. */
function planMeant(
  assistant: Assistant,
  focus: Conversation['focus'],
  asked: SearchResult,
  of: 'phases' | 'measures',
  number: number,
): Plan {
  const named = asked.analysis.matches.filter(({ kind }) => kind === 'plan-word').map(({ id }) => id.split('/')[0]);
  const known = named[0] ?? focus?.measures[0]?.plan;
  if (known !== undefined) return planOf(assistant, known);
  const having = assistant.plans.filter((plan) => plan[of].some((one) => one.number === number));
  const hit = asked.hits.find((one) => one.number === number && having.some(({ id }) => id === one.plan));
  return having.find(({ id }) => id === hit?.plan) ?? having[0] ?? planOf(assistant, undefined);
}
