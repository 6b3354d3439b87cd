/** Everything that the console's pages work with. */
import type { Answerer } from '../../bot/answer.ts';
import { SignIn } from '../../desk/sign-in.ts';
import type { Clock } from '../../ops/clock.ts';
import type { Log } from '../../ops/log.ts';
import type { Settings } from '../../ops/settings.ts';
import type { Store } from '../../store/store.ts';
import type { Assistant } from '../../turn/assistant.ts';
import { readStaffWords, type Words } from './words.ts';

export interface ConsoleParts {
  readonly settings: Settings;
  readonly store: Store;
  readonly answer: Answerer;
  readonly assistant: () => Assistant;
  readonly assets: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Console extends ConsoleParts {
  readonly words: Words;
  readonly signIn: SignIn;
  /** Whether browsers reach us by https, so that cookies are sent by nothing else. */
  readonly isSecure: boolean;
}

export function createConsole(parts: ConsoleParts): Console {
  const { settings, store } = parts;
  return {
    ...parts,
    words: readStaffWords(settings.places.localesDir),
    signIn: new SignIn(store),
    isSecure: settings.public.url?.protocol === 'https:',
  };
}
