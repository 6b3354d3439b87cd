/** Every environment variable that the service knows, read and checked in one place. Without any it runs on its defaults. */
import {
  type BotFrameworkSettings,
  type Places,
  type PublicSettings,
  type Retention,
  readBotFramework,
  readPlaces,
  readPublic,
  readRetention,
  readWeChat,
  type WeChatSettings,
} from './settings-groups.ts';
import { type Env, oneOf, text, wholeNumber, wrong } from './settings-reader.ts';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Settings {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  readonly logLevel: LogLevel;
  readonly public: PublicSettings;
  readonly places: Places;
  /** 32 bytes that encrypt contact data; null: contacts are not asked for. */
  readonly dataKey: Buffer | null;
  readonly directLineSecret: string | null;
  readonly botFramework: BotFrameworkSettings;
  readonly weChat: WeChatSettings | null;
  readonly retention: Retention;
}

/** @throws Fault `setting-invalid`, in one line that names the variable and what it should be, never its value */
export function readSettings(env: Env): Settings {
  if (text(env, 'DATABASE_URL') !== null) throw wrong('DATABASE_URL', 'to be unset; this version keeps its data in DATA_DIR');
  return {
    port: wholeNumber(env, 'PORT', { min: 0, max: 65_535, otherwise: 3978 }),
    host: text(env, 'HOST', 'a host name or an IP address', /^[\w.:%-]+$/) ?? '127.0.0.1',
    logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'info'),
    public: readPublic(env),
    places: readPlaces(env),
    dataKey: readDataKey(env),
    directLineSecret: text(env, 'DIRECT_LINE_SECRET', 'at least 16 characters without spaces', /^[!-~]{16,}$/),
    botFramework: readBotFramework(env),
    weChat: readWeChat(env),
    retention: readRetention(env),
  };
}

function readDataKey(env: Env): Buffer | null {
  const key = text(env, 'DATA_KEY', '32 bytes in base64 (44 characters) or hexadecimal (64)', /^([A-Za-z0-9+/]{43}=|[0-9A-Fa-f]{64})$/);
  return key === null ? null : Buffer.from(key, key.length === 64 ? 'hex' : 'base64');
}
