/** The whole service with its console on a free port, and staff members who use it by HTTP as a browser does. */
import { onTestFinished } from 'vitest';
import { createBot } from '../../src/bot/bot.ts';
import { answererOf } from '../../src/commands/assistant.ts';
import { startService } from '../../src/commands/service.ts';
import { addAccount, openAccount } from '../../src/desk/accounts.ts';
import type { Role } from '../../src/desk/roles.ts';
import type { Station } from '../../src/knowledge/model.ts';
import { type Clock, systemClock } from '../../src/ops/clock.ts';
import { createLog } from '../../src/ops/log.ts';
import { readSettings } from '../../src/ops/settings.ts';
import type { Env } from '../../src/ops/settings-reader.ts';
import { openDataDir } from '../../src/store/data-dir.ts';
import type { Store } from '../../src/store/store.ts';
import { type Console, createConsole } from '../../src/web/staff/console.ts';
import { freshDir } from '../fresh-dir.ts';
import { assistant } from '../turn/assistant.ts';
import type { StartedLive } from '../workshop/workshop.ts';
import { Member } from './member.ts';
import { still } from './still-workshop.ts';

export const PASSWORD = 'Korrekt-Pferd-9';

export interface StartedConsole {
  /** Without a slash at its end. */
  readonly url: string;
  readonly store: Store;
  readonly desk: Console;
  /** A browser that nobody has signed in with. */
  stranger(): Member;
  /** A member with an account of that role, signed in. */
  member(role: Role, name?: string): Promise<Member>;
  /** What an owner says in a conversation. @returns what the bot replies */
  say(conversationId: string, text: string): Promise<string[]>;
}

export interface ConsoleOptions {
  readonly env?: Env;
  readonly stations?: readonly Station[];
  readonly clock?: Clock;
  /** What answers, where files are edited meanwhile. */
  readonly live?: Pick<StartedLive, 'answer' | 'current' | 'workshop'>;
}

/** Ends with the test. */
export async function startConsole({ env = {}, stations = [], clock = systemClock, live }: ConsoleOptions = {}): Promise<StartedConsole> {
  const dataDir = freshDir();
  const settings = readSettings({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env });
  const store = await openDataDir(dataDir, settings.dataKey);
  const log = createLog(settings.logLevel);
  const shipped = { ...assistant, knowledge: { ...assistant.knowledge, stations } };
  const serving = () => live?.current().assistant ?? shipped;
  const workshop = live?.workshop ?? still;
  const parts = { settings, store, answer: live?.answer ?? answererOf(assistant), assistant: serving, workshop, log, clock };
  const service = await startService({ ...parts, knowledge: () => serving().knowledge });
  onTestFinished(async () => {
    await service.stop();
    await store.close();
  });
  const url = service.url.origin;
  const desk = createConsole({ ...parts, assets: {}, onWeChat: () => [], showTyping: () => {} });
  const stranger = () => new Member(url);
  const bot = createBot({ ...parts, desk: { stations: () => stations }, link: (path) => `${url}${path}` });
  let count = 0;
  return {
    url,
    store,
    desk,
    stranger,
    say: async (conversationId, text) => {
      const delivery = {
        channel: 'directline',
        conversationId,
        userId: 'u1',
        activity: said(conversationId, text),
        deliveryKey: `${count++}`,
      };
      const receipt = await bot.receive({ ...delivery, opens: true, outbox: false });
      return (receipt?.replies ?? []).map((reply) => reply.text ?? '');
    },
    member: async (role, name = role) => {
      await openedAccount(store, role, name);
      const member = stranger();
      await member.signIn(name, PASSWORD);
      return member;
    },
  };
}

function said(conversationId: string, text: string) {
  const place = {
    conversation: { id: conversationId, isGroup: false, conversationType: '', name: '' },
    channelId: 'directline',
    serviceUrl: '',
  };
  return { type: 'message', text, ...place, from: { id: 'u1', name: '' }, recipient: { id: 'bot', name: '' } };
}

export async function openedAccount(
  store: Store,
  role: Role,
  name: string,
  more: { topics?: string[]; station?: string } = {},
): Promise<void> {
  const wish = { name, shownName: `${name}先生`, role, topics: more.topics ?? [], station: more.station ?? null };
  const added = await addAccount(store, wish, { id: null, name: 'test' }, Date.now());
  if (typeof added === 'string') throw new Error(added);
  await openAccount(store, { token: added.token, password: PASSWORD, name: '', shownName: '' }, Date.now());
}
