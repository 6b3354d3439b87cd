/** The groups of settings that belong together, and the rules that hold between their members. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Env, oneOf, text, webAddress, wholeNumber, wrong } from './settings-reader.ts';

/** How the outside sees us. */
export interface PublicSettings {
  /** Address under which people reach the service; null: what it listens on. */
  readonly url: URL | null;
  /** How many proxies of ours stand in front; 0: forwarding headers are not believed. */
  readonly trustedProxies: number;
  /** Registration numbers for the page's footer, such as 粤ICP备00000000号; null: not shown. */
  readonly icpNumber: string | null;
  readonly psbNumber: string | null;
}

/** Folders, relative to the working directory or absolute. */
export interface Places {
  readonly dataDir: string;
  readonly knowledgeDir: string;
  readonly dialogsDir: string;
  readonly localesDir: string;
  readonly seedsDir: string;
}

/** Named as the SDK names them. */
export interface BotFrameworkSettings {
  readonly MicrosoftAppId: string;
  readonly MicrosoftAppPassword: string;
  readonly MicrosoftAppTenantId: string;
  readonly MicrosoftAppType: (typeof APP_TYPES)[number];
}

export const APP_TYPES = ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'] as const;

export interface WeChatSettings {
  readonly token: string;
  readonly aesKey: string | null;
  readonly aesKeyFormer: string | null;
  readonly appId: string | null;
  readonly appSecret: string | null;
  readonly apiBase: URL;
  /** How options look that are buttons elsewhere: numbered, or as links that WeChat itself knows. */
  readonly options: (typeof WECHAT_OPTIONS)[number];
}

const WECHAT_OPTIONS = ['text', 'link'] as const;

/** For how many days each kind of record is kept. What belongs to a conversation goes with it at the latest. */
export interface Retention {
  /** After the last message. */
  readonly conversationDays: number;
  /** After a hand-over was closed, with its notes. */
  readonly handoverDays: number;
  /** After a question was asked that found no full answer. */
  readonly gapDays: number;
  /** After the last change of a registered need. */
  readonly needDays: number;
  /** After a result was taken along. */
  readonly resultDays: number;
  /** After what staff did. */
  readonly auditDays: number;
}

export function readPublic(env: Env): PublicSettings {
  return {
    url: webAddress(env, 'PUBLIC_URL'),
    trustedProxies: wholeNumber(env, 'TRUST_PROXY', { min: 0, max: 8, otherwise: 0 }),
    icpNumber: text(env, 'ICP_NUMBER'),
    psbNumber: text(env, 'PSB_NUMBER'),
  };
}

export function readPlaces(env: Env): Places {
  return {
    dataDir: text(env, 'DATA_DIR') ?? 'data',
    knowledgeDir: text(env, 'KNOWLEDGE_DIR') ?? shipped('knowledge'),
    dialogsDir: text(env, 'DIALOGS_DIR') ?? shipped('dialogs'),
    localesDir: text(env, 'LOCALES_DIR') ?? shipped('locales'),
    seedsDir: text(env, 'SEEDS_DIR') ?? shipped('seeds'),
  };
}

/** A folder that comes with the program, which may be started from anywhere: `dist/` and `src/` stand beside it. */
function shipped(folder: string): string {
  return relative(process.cwd(), join(programRoot(), folder)) || '.';
}

/** The folder of the program's package.json. */
export function programRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && folder !== sep) folder = dirname(folder);
  return folder;
}

export function readBotFramework(env: Env): BotFrameworkSettings {
  const read = (name: string) => text(env, name) ?? '';
  const settings = {
    MicrosoftAppId: read('MicrosoftAppId'),
    MicrosoftAppPassword: read('MicrosoftAppPassword'),
    MicrosoftAppTenantId: read('MicrosoftAppTenantId'),
    MicrosoftAppType: oneOf(env, 'MicrosoftAppType', APP_TYPES, 'MultiTenant'),
  };
  if (settings.MicrosoftAppId === '') return settings;
  const withPassword = settings.MicrosoftAppType !== 'UserAssignedMSI';
  const withTenant = settings.MicrosoftAppType !== 'MultiTenant';
  if (withPassword && settings.MicrosoftAppPassword === '') throw wrong('MicrosoftAppPassword', 'a value beside MicrosoftAppId');
  if (withTenant && settings.MicrosoftAppTenantId === '') throw wrong('MicrosoftAppTenantId', `a value for ${settings.MicrosoftAppType}`);
  return settings;
}

export function readWeChat(env: Env): WeChatSettings | null {
  const token = text(env, 'WECHAT_TOKEN', '3 to 32 letters and digits', /^[A-Za-z0-9]{3,32}$/);
  const key = (name: string) => text(env, name, '43 letters and digits', /^[A-Za-z0-9]{43}$/);
  const settings = {
    aesKey: key('WECHAT_ENCODING_AES_KEY'),
    aesKeyFormer: key('WECHAT_ENCODING_AES_KEY_FORMER'),
    appId: text(env, 'WECHAT_APP_ID'),
    appSecret: text(env, 'WECHAT_APP_SECRET'),
    apiBase: webAddress(env, 'WECHAT_API_BASE') ?? new URL('https://api.weixin.qq.com'),
    options: oneOf(env, 'WECHAT_OPTIONS', WECHAT_OPTIONS, 'text'),
  };
  if (token === null) return null;
  if (settings.aesKey !== null && settings.appId === null) throw wrong('WECHAT_APP_ID', 'a value beside WECHAT_ENCODING_AES_KEY');
  if (settings.aesKeyFormer !== null && settings.aesKey === null)
    throw wrong('WECHAT_ENCODING_AES_KEY', 'a value beside WECHAT_ENCODING_AES_KEY_FORMER');
  return { token, ...settings };
}

export function readRetention(env: Env): Retention {
  const days = (kind: string, otherwise: number) => wholeNumber(env, `RETENTION_${kind}_DAYS`, { min: 1, max: 3650, otherwise });
  const conversationDays = days('CONVERSATION', 180);
  return {
    conversationDays,
    handoverDays: days('HANDOVER', conversationDays),
    gapDays: days('GAP', conversationDays),
    needDays: days('NEED', conversationDays),
    resultDays: days('RESULT', 90),
    auditDays: days('AUDIT', 1_095),
  };
}
