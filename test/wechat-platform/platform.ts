/** A WeChat of our own: people who write to an account, callbacks that are tried three times, and the interfaces for accounts. */

import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Shown, shownOf } from './answers.ts';
import { type ApiState, serveApi } from './api-server.ts';
import { type Account, type Fields, messageXml, type Post, postOf } from './callbacks.ts';
import { Tokens } from './tokens.ts';
import { Windows } from './windows.ts';

const DELIVERIES = 3;
const PATIENCE_MS = 5_000;

/** The answer did not come in time. What was posted may have arrived all the same. */
export class NoAnswer extends Error {}

export interface Answered {
  readonly status: number;
  readonly body: string;
}

/** Carries a post, or loses it or its answer by throwing `NoAnswer`. @param delivery 1, 2 or 3 */
export type Network = (carry: () => Promise<Answered>, delivery: number) => Promise<Answered>;

export interface PlatformOptions {
  readonly account: Account;
  readonly clock?: () => Date;
  readonly network?: Network;
}

export interface Platform {
  /** Base address of the interfaces. */
  readonly apiUrl: string;
  readonly api: ApiState;
  /** Where callbacks go. */
  callbackUrl: string;
  /** Somebody who follows the account. */
  person(openId?: string): Person;
  close(): void;
}

export interface Person {
  readonly openId: string;
  /** What came by the customer-service interface. */
  readonly received: string[];
  say(text: string): Promise<Shown>;
  /** A message of any other kind. */
  send(fields: Fields): Promise<Shown>;
  event(name: string, fields?: Fields): Promise<Shown>;
  click(key: string): Promise<Shown>;
  follow(scene?: string): Promise<Shown>;
  unfollow(): Promise<Shown>;
}

/** Over the wire, for as long as WeChat waits. */
export const inTime: Network = async (carry) => {
  const ending = new AbortController();
  try {
    return await Promise.race([carry(), pause(PATIENCE_MS, null, { signal: ending.signal }).then(() => Promise.reject(new NoAnswer()))]);
  } finally {
    ending.abort();
  }
};

export async function startPlatform({ account, clock = () => new Date(), network = inTime }: PlatformOptions): Promise<Platform> {
  const inboxes = new Map<string, string[]>();
  const windows = new Windows();
  const onSent = (openId: string, text: string) => void inboxes.get(openId)?.push(text);
  const api: ApiState = { account, tokens: new Tokens(), windows, clock, isVerified: true, trouble: [], menu: null, onSent };
  const { server, url } = await serveApi(api);

  async function deliver(openId: string, fields: Fields): Promise<Shown> {
    const xml = messageXml(account, openId, Math.floor(clock().getTime() / 1000), fields);
    for (let delivery = 1; delivery <= DELIVERIES; delivery++) {
      try {
        const { status, body } = await network(
          () => carry(platform.callbackUrl, postOf(account, xml, openId, clock().getTime())),
          delivery,
        );
        return shownOf(account, openId, status, body);
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
      }
    }
    return { kind: 'fault', why: 'no answer to any delivery' };
  }

  const platform: Platform = {
    apiUrl: url,
    api,
    callbackUrl: '',
    person: (openId = `o${randomBytes(20).toString('base64url')}`) => {
      const received = inboxes.get(openId) ?? [];
      inboxes.set(openId, received);
      return personOf(openId, received, { deliver, windows, clock });
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return platform;
}

async function carry(callbackUrl: string, { query, body }: Post): Promise<Answered> {
  const response = await fetch(`${callbackUrl}?${query}`, { method: 'POST', body, headers: { 'Content-Type': 'text/xml' } });
  return { status: response.status, body: await response.text() };
}

interface World {
  readonly deliver: (openId: string, fields: Fields) => Promise<Shown>;
  readonly windows: Windows;
  readonly clock: () => Date;
}

function personOf(openId: string, received: string[], { deliver, windows, clock }: World): Person {
  const send = (fields: Fields) => {
    windows.open(openId, fields.bizmsgmenuid === undefined ? 'message' : 'act', clock().getTime());
    return deliver(openId, { MsgId: messageId(), ...fields });
  };
  const event = (name: string, fields: Fields = {}) => deliver(openId, { MsgType: 'event', Event: name, ...fields });
  const act = (name: string, fields: Fields) => {
    windows.open(openId, 'act', clock().getTime());
    return event(name, fields);
  };
  return {
    openId,
    received,
    send,
    event,
    say: (text) => send({ MsgType: 'text', Content: text }),
    click: (key) => act('CLICK', { EventKey: key }),
    follow: (scene) => act('subscribe', scene === undefined ? { EventKey: '' } : { EventKey: `qrscene_${scene}`, Ticket: 'TICKET' }),
    unfollow: () => {
      windows.close(openId);
      return event('unsubscribe');
    },
  };
}

/** 64 bits, of which JavaScript's numbers hold 53. */
function messageId(): string {
  return `${randomInt(10 ** 9, 9 * 10 ** 9)}${randomInt(10 ** 8, 10 ** 9)}`;
}
