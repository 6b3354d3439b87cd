/** The chat page's script: small, there first, and in charge until Web Chat has arrived. */
import { type Chat, type ChatEvents, startChat } from './chat.ts';
import { startEarly } from './early.ts';
import { markLines } from './line-marks.ts';
import { hideNotice, showNotice } from './notice.ts';
import { element, pageData, pageNonce } from './page-data.ts';
import { forgetSession, hasSession, keepSession, openSession, type Session } from './session.ts';
import { followViewport } from './viewport.ts';
import { type DirectLine, loadWebChat, type WebChatBundle } from './web-chat.ts';

const early = startEarly();
let chat: Chat | null = null;
let bundle: WebChatBundle | null = null;
let failures = 0;
/** Handlers of a chat that was left hear no more. */
let generation = 0;

/** Opens the conversation of before, or a new one. */
async function connect(): Promise<void> {
  const returning = hasSession();
  try {
    const [loaded, session] = await Promise.all([bundle ?? loadWebChat(pageData.webChat, pageNonce), openSession()]);
    bundle = loaded;
    hideNotice('away');
    if (returning && !session.resumed) showNotice('expired');
    chat = startChat(loaded, session, eventsOf(session));
  } catch {
    tryLater();
  }
}

function tryLater(): void {
  failures += 1;
  const again = setTimeout(() => void connect(), Math.min(60_000, 2_000 * 2 ** failures));
  showNotice('away', () => {
    clearTimeout(again);
    void connect();
  });
}

function eventsOf(session: Session): ChatEvents {
  generation += 1;
  const mine = generation;
  const current =
    <A extends unknown[]>(act: (...values: A) => void) =>
    (...values: A) => {
      if (mine === generation) act(...values);
    };
  return {
    ready: current(() => becomeReady(session)),
    spoken: current(() => {
      element('welcome').hidden = true;
    }),
    expired: current((directLine) => void renew(directLine)),
    failed: current(tryLater),
    ended: current(() => startAnew('expired')),
  };
}

function becomeReady(session: Session): void {
  failures = 0;
  keepSession(session);
  hideNotice('away');
  const { draft, focused } = early.handOver((question) => chat?.send(question));
  document.body.classList.add('connected');
  element('new-conversation').hidden = false;
  if (draft !== '') chat?.draft(draft);
  if (focused) focusSendBox();
}

async function renew(directLine: DirectLine): Promise<void> {
  try {
    const session = await openSession();
    if (!session.resumed) return startAnew('expired');
    keepSession(session);
    directLine.reconnect(session);
  } catch {
    tryLater();
  }
}

/** Leaves the conversation, if it has not ended by itself, for a new one. */
function startAnew(why: 'expired' | 'wanted'): void {
  generation += 1;
  chat?.close();
  chat = null;
  forgetSession();
  if (why === 'expired') showNotice('expired');
  else hideNotice();
  element('welcome').hidden = false;
  document.body.classList.remove('connected');
  void connect();
}

function focusSendBox(): void {
  document.querySelector<HTMLElement>('[data-id="webchat-sendbox-input"]')?.focus();
}

element('new-conversation').addEventListener('click', () => startAnew('wanted'));
followViewport();
markLines();
void connect();
