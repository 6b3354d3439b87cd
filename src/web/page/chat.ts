/** One rendering of Web Chat on one conversation, from connecting until it ends or is replaced. */
import { styleOptions } from './look.ts';
import { hideNotice, showNotice } from './notice.ts';
import { element, pageData, pageNonce, webChatLocale } from './page-data.ts';
import type { Session } from './session.ts';
import { makePostingSturdy } from './sturdy-post.ts';
import { type Action, type ChatStore, type DirectLine, STATUS, type WebChatBundle } from './web-chat.ts';

export interface ChatEvents {
  /** Connected for the first time: messages can be sent. */
  ready(): void;
  /** A message, theirs or ours, stands in the transcript. */
  spoken(): void;
  /** The token holds no longer. */
  expired(directLine: DirectLine): void;
  failed(): void;
  /** The conversation is no more. */
  ended(): void;
}

export interface Chat {
  send(text: string): void;
  draft(text: string): void;
  close(): void;
}

export function startChat(bundle: WebChatBundle, session: Session, events: ChatEvents): Chat {
  const domain = new URL('/v3/directline', location.href).href;
  const resume = session.resumed ? { conversationId: session.conversationId } : {};
  const directLine = bundle.createDirectLine({ domain, token: session.token, ...resume });
  const failing = () => showNotice('reconnecting');
  makePostingSturdy(directLine, { failing, arrived: () => hideNotice('reconnecting') });
  const person = personAtWork();
  const store = bundle.createStore({}, () => (next) => (action) => {
    noteSpeech(action, events);
    person.hear(action);
    // Who types to the bot is nobody's concern.
    if (action.type === 'WEB_CHAT/EMIT_TYPING_INDICATOR' && !person.has) return undefined;
    const result = next(action);
    // Only from here on does Web Chat pass on what it is told to send; the connection itself is there a moment earlier.
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') queueMicrotask(events.ready);
    return result;
  });
  watch(directLine, events);
  const overrideLocalizedStrings = { TEXT_INPUT_PLACEHOLDER: pageData.words.question };
  const look = { styleOptions, nonce: pageNonce, locale: webChatLocale, overrideLocalizedStrings };
  bundle.renderWebChat({ directLine, store, sendTypingIndicator: true, ...look }, element('webchat'));
  return { ...typing(store), close: () => directLine.end() };
}

function typing(store: ChatStore): Pick<Chat, 'send' | 'draft'> {
  return {
    send: (text) => store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text } }),
    draft: (text) => store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } }),
  };
}

/** Whether a person has the conversation: what the bot says answers a message, what people say and what is told of them does not. */
function personAtWork(): { has: boolean; hear(action: Action): void } {
  return {
    has: false,
    hear({ type, payload }) {
      const said = type === 'DIRECT_LINE/INCOMING_ACTIVITY' ? payload?.activity : undefined;
      if (said?.type === 'message' && said.from?.role !== 'user') this.has = said.replyToId === undefined;
    },
  };
}

function noteSpeech(action: Action, events: ChatEvents): void {
  const arrives = action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' || action.type === 'DIRECT_LINE/POST_ACTIVITY';
  if (!arrives || action.payload?.activity?.type !== 'message') return;
  hideNotice('reconnecting');
  events.spoken();
}

function watch(directLine: DirectLine, events: ChatEvents): void {
  directLine.connectionStatus$.subscribe({
    next(status) {
      if (status === STATUS.expiredToken) events.expired(directLine);
      if (status === STATUS.failedToConnect) events.failed();
      if (status === STATUS.ended) events.ended();
    },
  });
}
