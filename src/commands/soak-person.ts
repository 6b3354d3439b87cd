/** Somebody who writes by Direct Line, keeps what was acknowledged, and repeats what was not, as a client does. */
import { setTimeout as pause } from 'node:timers/promises';
import { randomId } from '../ops/ids.ts';

export interface Said {
  /** Names the message, however often it is sent. */
  readonly key: string;
  /** The id that a 2xx answer gave it; null as long as there was none. */
  id: string | null;
}

export interface Person {
  readonly conversationId: string;
  readonly token: string;
  readonly said: Said[];
}

export interface Kept {
  readonly id: string;
  readonly type: string;
  readonly text?: string;
  readonly replyToId?: string;
  readonly from: { readonly role: string };
  readonly channelData?: { readonly clientActivityID?: string };
}

const QUESTIONS = [
  '设备太贵，可以先租吗',
  '专利能不能拿去贷款',
  '市科技局管哪些',
  '那找谁',
  '还有别的吗',
  '你好',
  '补贴多少钱',
  'abc',
  '帮助',
];

export async function arrive(url: string): Promise<Person> {
  const { token, conversationId } = await answered(url, 'POST', 'tokens/generate', null);
  await answered(url, 'POST', 'conversations', token);
  return { token, conversationId, said: [] };
}

/** One message, sent until it is acknowledged or `isOver`. @param server where to find the server now */
export async function say(person: Person, server: () => string, isOver: () => boolean): Promise<void> {
  const said: Said = { key: randomId(), id: null };
  const text = QUESTIONS[person.said.length % QUESTIONS.length];
  person.said.push(said);
  const message = { type: 'message', text, channelData: { clientActivityID: said.key } };
  while (said.id === null) {
    try {
      const { id } = await answered(server(), 'POST', `conversations/${person.conversationId}/activities`, person.token, message);
      said.id = String(id);
    } catch {
      if (isOver()) return;
      await pause(20);
    }
  }
}

/** All that the service keeps of the conversation. */
export async function transcript(url: string, { conversationId, token }: Person): Promise<Kept[]> {
  const all: Kept[] = [];
  for (let watermark = ''; ; ) {
    const set = await answered(url, 'GET', `conversations/${conversationId}/activities?watermark=${watermark}`, token);
    if (set.activities.length === 0) return all;
    all.push(...set.activities);
    watermark = set.watermark;
  }
}

/** @returns what is wrong with the transcript, by what the person knows; empty if nothing is */
export function complaints(person: Person, kept: readonly Kept[]): string[] {
  const messages = kept.filter(({ from }) => from.role === 'user');
  const replies = kept.filter(({ from }) => from.role === 'bot');
  const lost = person.said.filter(({ id }) => id !== null && !messages.some((message) => message.id === id));
  const doubled = person.said.filter(({ key }) => messages.filter(({ channelData }) => channelData?.clientActivityID === key).length > 1);
  const unanswered = messages.filter(({ id }) => replies.filter(({ replyToId }) => replyToId === id).length !== 1);
  return [
    ...lost.map(({ id }) => `acknowledged, but lost: ${id}`),
    ...doubled.map(({ id }) => `taken twice: ${id}`),
    ...unanswered.map(({ id }) => `not answered exactly once: ${id}`),
    ...(new Set(kept.map(({ id }) => id)).size === kept.length ? [] : [`ids repeat in ${person.conversationId}`]),
  ];
}

// biome-ignore lint/suspicious/noExplicitAny: the service's JSON; what is missing shows as a complaint
async function answered(url: string, method: string, path: string, token: string | null, body?: object): Promise<any> {
  const response = await fetch(`${url}/v3/directline/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token === null ? {} : { Authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path.replace(/[\w-]{22}/, '…')}: ${response.status}`);
  return await response.json();
}
