/** Everything that the console's pages work with. */
import type { Reply } from '../../answers/model.ts';
import type { Answerer } from '../../bot/answer.ts';
import { SignIn } from '../../desk/sign-in.ts';
import type { Workshop } from '../../desk/workshop.ts';
import type { Clock } from '../../ops/clock.ts';
import type { Log } from '../../ops/log.ts';
import type { Settings } from '../../ops/settings.ts';
import type { Store } from '../../store/store.ts';
import type { Assistant } from '../../turn/assistant.ts';
import { Live } from './live.ts';
import { readStaffWords, type Words } from './words.ts';

export interface ConsoleParts {
  readonly settings: Settings;
  readonly store: Store;
  readonly answer: Answerer;
  readonly assistant: () => Assistant;
  readonly workshop: Workshop;
  readonly assets: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly log: Log;
  /** A reply as it is read there: one message, and what comes after it when asked for. */
  readonly onWeChat: (reply: Reply) => readonly string[];
  /** Shows an owner that somebody is typing, where their channel can. */
  readonly showTyping: (conversationId: string) => void;
}

export interface Console extends ConsoleParts {
  readonly words: Words;
  readonly signIn: SignIn;
  readonly live: Live;
  /** Whether browsers reach us by https, so that cookies are sent by nothing else. */
  readonly isSecure: boolean;
}

export function createConsole(parts: ConsoleParts): Console {
  const { settings, store } = parts;
  return {
    ...parts,
    words: readStaffWords(settings.places.localesDir),
    signIn: new SignIn(store),
    live: new Live(parts),
    isSecure: settings.public.url?.protocol === 'https:',
  };
}
