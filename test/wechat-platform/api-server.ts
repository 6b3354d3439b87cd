/** WeChat's interfaces for accounts, over HTTP: errors come with status 200 and a code. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Account } from './callbacks.ts';
import type { Tokens } from './tokens.ts';
import type { Windows } from './windows.ts';

export interface ApiState {
  readonly account: Account;
  readonly tokens: Tokens;
  readonly windows: Windows;
  readonly clock: () => Date;
  /** Whether the account is verified: others may not send customer-service messages, nor set a menu. */
  isVerified: boolean;
  /** Codes that the next calls get, whatever they ask. */
  readonly trouble: number[];
  menu: unknown;
  /** Hears what is sent to a person. */
  readonly onSent: (openId: string, text: string) => void;
}

interface Answer {
  readonly errcode?: number;
  readonly [field: string]: unknown;
}

type Body = Readonly<Record<string, unknown>>;
type Operation = (state: ApiState, body: Body) => Answer;

const OK: Answer = { errcode: 0, errmsg: 'ok' };
const OPEN_OPERATIONS: Readonly<Record<string, Operation>> = { '/cgi-bin/stable_token': giveToken };
const OPERATIONS: Readonly<Record<string, Operation>> = {
  '/cgi-bin/message/custom/send': sendMessage,
  '/cgi-bin/menu/create': createMenu,
  '/cgi-bin/menu/get': (state) => (state.menu === null ? fail(46003) : { menu: state.menu }),
  '/cgi-bin/menu/delete': (state) => {
    state.menu = null;
    return OK;
  },
};

function fail(errcode: number): Answer {
  return { errcode, errmsg: `error ${errcode}` };
}

/** @returns the server and its address */
export async function serveApi(state: ApiState): Promise<{ server: Server; url: string }> {
  const server = createServer(async (request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(await answer(state, request)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function answer(state: ApiState, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const text = await bodyOf(request);
  // Escaped instead of raw: WeChat calls that content it cannot take.
  if (/\\u[0-9a-f]{4}/i.test(text)) return fail(40033);
  const body: Body = text === '' ? {} : JSON.parse(text);
  const open = OPEN_OPERATIONS[url.pathname];
  if (open !== undefined) return open(state, body);
  const trouble = state.trouble.shift() ?? state.tokens.check(url.searchParams.get('access_token') ?? '', state.clock().getTime());
  if (trouble !== 0) return fail(trouble);
  return OPERATIONS[url.pathname]?.(state, body) ?? fail(40066);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

function giveToken({ account, tokens, clock }: ApiState, { grant_type, appid, secret, force_refresh }: Body): Answer {
  if (grant_type !== 'client_credential') return fail(40002);
  if (appid !== account.appId) return fail(40013);
  if (secret !== account.appSecret) return fail(40125);
  return tokens.give(clock().getTime(), force_refresh === true);
}

function sendMessage({ isVerified, windows, clock, onSent }: ApiState, { touser, msgtype, text }: Body): Answer {
  if (!isVerified) return fail(48001);
  if (typeof touser !== 'string' || touser === '') return fail(40003);
  const content = msgtype === 'text' && typeof text === 'object' && text !== null ? (text as Body).content : null;
  if (typeof content !== 'string' || content === '') return fail(44004);
  if (Buffer.byteLength(content) > 2_048) return fail(45002);
  const refused = windows.take(touser, clock().getTime());
  if (refused !== 0) return fail(refused);
  onSent(touser, content);
  return OK;
}

function createMenu(state: ApiState, menu: Body): Answer {
  if (!state.isVerified) return fail(48001);
  if (!Array.isArray(menu.button) || menu.button.length < 1 || menu.button.length > 3) return fail(40017);
  state.menu = menu;
  return OK;
}
