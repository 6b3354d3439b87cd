/** Makes happen what a turn asked for besides its reply, within the turn's transaction. A further kind of effect gets its function here. */
import type { Activity, Attachment } from 'botframework-schema';
import { noteAway } from '../desk/away.ts';
import { type DeskParts, handOver, returnToBot } from '../desk/handovers.ts';
import { chinaDay } from '../ops/clock.ts';
import { randomId, shortCode } from '../ops/ids.ts';
import { maskNumbers } from '../ops/log.ts';
import type { KnownConversation } from '../store/conversations.ts';
import { allowExport } from '../store/exports.ts';
import { noteGap } from '../store/gaps.ts';
import { insertNeed, withdrawNeedsOf } from '../store/needs.ts';
import { erasePerson, type Person } from '../store/people.ts';
import { keepResult } from '../store/results.ts';
import type { Tx } from '../store/store.ts';
import type { Effect } from '../turn/model.ts';

export interface EffectScene {
  readonly tx: Tx;
  /** As it was before this turn, whose activities are not appended yet. */
  readonly conversation: KnownConversation;
  readonly person: Person;
  readonly nowMs: number;
  /** The address of a page of ours; null where there are none. */
  link(path: string): string | null;
  /** For how long a result that is taken along can be opened. */
  readonly resultDays: number;
  /** Without it nobody can take over. */
  readonly desk?: DeskParts | undefined;
}

/** What an effect adds to the reply: a line of text, and the same to press where there is something. */
export interface Addition {
  readonly line: string;
  readonly attachment: Attachment | null;
}

/** Who registered a need, where no member of staff did. */
const OWNER = 'owner';

type Carry<E extends Effect> = (scene: EffectScene, effect: E) => Promise<Addition | null>;

const EFFECTS: { readonly [K in Effect['do']]: Carry<Extract<Effect, { do: K }>> } = {
  'note-gap': async ({ tx, conversation, nowMs }, { question, reason, locale }) => {
    await noteGap(tx, { conversationId: conversation.id, question: maskNumbers(question), reason, locale }, nowMs);
    return null;
  },
  'erase-user': async ({ tx, conversation, person, nowMs }) => {
    await erasePerson(tx, person, conversation, nowMs);
    return null;
  },
  export: async ({ tx, person, nowMs, link }) => {
    const code = randomId();
    const address = link(`/my-data/${code}`);
    if (address === null) return null;
    await allowExport(tx, { code, conversationId: person.conversationId, isProven: person.isProven }, nowMs);
    return { line: address, attachment: { contentType: 'application/json', contentUrl: address, name: 'my-data.json' } };
  },
  'hand-over': async ({ tx, conversation, nowMs, desk }, { do: _, others, ...wish }) => {
    if (desk === undefined) return null;
    const waiting = await handOver(tx, { ...wish, conversationId: conversation.id }, desk, nowMs);
    return waiting === 0 ? null : { line: others.replace('{count}', String(waiting)), attachment: null };
  },
  'register-need': async ({ tx, conversation, nowMs }, { wish: { summary, contact }, measures }) => {
    const id = shortCode();
    await insertNeed(tx, { id, conversationId: conversation.id, summary, measures, contact, createdBy: OWNER }, nowMs);
    return { line: id, attachment: null };
  },
  'withdraw-needs': async ({ tx, conversation, nowMs }) => {
    await withdrawNeedsOf(tx, conversation.id, nowMs);
    return null;
  },
  'note-away': async ({ tx, conversation, nowMs }) => {
    await noteAway(tx, conversation.id, nowMs);
    return null;
  },
  'end-hand-over': async ({ tx, conversation, nowMs }) => {
    await returnToBot(tx, conversation.id, nowMs);
    return null;
  },
  'keep-result': async ({ tx, conversation, nowMs, link, resultDays }, { dialog, kept: session, locale, line }) => {
    const [token, code] = [randomId(), shortCode()];
    const address = link(`/r/${token}`);
    if (address === null) return null;
    const kept = { token, code, conversationId: conversation.id, dialog, responses: JSON.stringify(session), locale };
    const until = chinaDay(await keepResult(tx, kept, resultDays, nowMs));
    const filled = line.replace('{address}', address).replace('{code}', code).replace('{until}', until);
    return { line: filled, attachment: null };
  },
};

export async function carryOut(scene: EffectScene, effects: readonly Effect[]): Promise<Addition[]> {
  const additions: Addition[] = [];
  for (const effect of effects) {
    // Each function is filed under the kind of effect that it takes.
    const addition = await (EFFECTS[effect.do] as Carry<Effect>)(scene, effect);
    if (addition !== null) additions.push(addition);
  }
  return additions;
}

/** The last of the replies carries what the effects add. */
export function withAdditions(replies: readonly Partial<Activity>[], additions: readonly Addition[]): Partial<Activity>[] {
  const last = replies.at(-1);
  if (last === undefined || additions.length === 0) return [...replies];
  const text = [last.text ?? '', ...additions.map(({ line }) => line)].join('\n');
  const attachments = [...(last.attachments ?? []), ...additions.flatMap(({ attachment }) => attachment ?? [])];
  return [...replies.slice(0, -1), { ...last, text, attachments }];
}
