/** The smallest assistant: it says the words back, and how many messages of the conversation it has met. */
import type { Answered, Answerer } from '../src/bot/answer.ts';
import type { Conversation, Effect, Message } from '../src/turn/model.ts';
import { FRESH } from '../src/turn/remember.ts';

/** @param effects what it asks for besides, by the words of the message */
export function echo(effects: (text: string) => readonly Effect[] = () => []): Answerer {
  return (before, message) => echoed(before, message, effects(message.text));
}

function echoed(before: Conversation | null, { text }: Message, effects: readonly Effect[]): Answered {
  if (text === '坏掉') throw new Error('the assistant broke');
  const met = (before?.misses ?? 0) + 1;
  return {
    reply: { locale: 'zh-Hans', text: `${met}：${text}`, suggestedActions: ['帮助'], attachments: [] },
    conversation: { ...FRESH, locale: 'zh-Hans', misses: met },
    effects,
    isForPerson: false,
    report: REPORT,
  };
}

const REPORT = {
  locale: 'zh-Hans',
  outcome: 'answer',
  reason: null,
  measures: [],
  lead: [],
  cooperating: [],
  unstated: [],
  phase: null,
  command: null,
  citations: [],
  dialog: null,
  step: null,
  recommended: [],
} as const;
