import type { Answerer } from '../bot/answer.ts';
import type { Conversation, Message } from '../turn/model.ts';
import { localeOf } from './ask-one.ts';

/** Conversations of one process, in memory. */
export function createTalk(answer: Answerer): (line: Readonly<Record<string, unknown>>) => unknown {
  const conversations = new Map<string, Conversation>();
  return (line) => {
    const conversation = String(line.conversation ?? '');
    const { reply, conversation: after, report } = answer(conversations.get(conversation) ?? null, messageOf(line), new Date(), 'terminal');
    conversations.set(conversation, after);
    const { text, suggestedActions, attachments } = reply;
    return { conversation, replies: [{ text, suggestedActions, attachments }], trace: report };
  };
}

function messageOf({ text, value, locale }: Readonly<Record<string, unknown>>): Message {
  const known = localeOf(locale);
  return {
    text: typeof text === 'string' ? text : '',
    ...(value === undefined ? {} : { value }),
    ...(known === null ? {} : { locale: known }),
  };
}
