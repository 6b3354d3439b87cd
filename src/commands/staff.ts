/** `npm run staff -- …`: accounts of the service stations' console, on the machine that the service runs on. */
import { parseArgs } from 'node:util';
import { type Actor, addAccount, disableAccount, resetAccount } from '../desk/accounts.ts';
import { isRole, type Role } from '../desk/roles.ts';
import { Fault } from '../ops/fault.ts';
import { readSettings, type Settings } from '../ops/settings.ts';
import { listAccounts } from '../store/accounts.ts';
import { openDataDir } from '../store/data-dir.ts';
import type { Store } from '../store/store.ts';

const USAGE = `用法：
  npm run staff -- add 账号 --name 显示的名字 [--role staff|editor|admin] [--station 服务站编号] [--topics 9,13]
  npm run staff -- list
  npm run staff -- disable 账号
  npm run staff -- reset 账号`;

const COMMAND: Actor = { id: null, name: 'npm run staff' };
const PROBLEMS = {
  'name-form': '账号只能用小写英文字母、数字、点或连字符，2 到 32 个',
  'name-taken': '这个账号已经有了',
  'shown-name': '请用 --name 给出显示的名字，最多 40 个字',
} as const;

const OPTIONS = { name: { type: 'string' }, role: { type: 'string' }, station: { type: 'string' }, topics: { type: 'string' } } as const;

interface Wish {
  readonly verb: string;
  readonly account: string;
  readonly shownName: string;
  readonly role: Role;
  readonly station: string | null;
  readonly topics: readonly string[];
}

/** @returns null where it cannot be understood */
function readWish(args: readonly string[]): Wish | null {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [verb = '', account = '', ...rest] = positionals;
  const role = values.role ?? 'staff';
  if (rest.length > 0 || !isRole(role) || (verb !== 'list') !== (account !== '')) return null;
  const topics = (values.topics ?? '').split(/[,，]/).filter((topic) => topic !== '');
  return { verb, account, shownName: values.name ?? account, role, station: values.station ?? null, topics };
}

async function carryOut(store: Store, settings: Settings, wish: Wish): Promise<string | null> {
  const nowMs = Date.now();
  switch (wish.verb) {
    case 'add': {
      const added = await addAccount(store, { ...wish, name: wish.account }, COMMAND, nowMs);
      return typeof added === 'string' ? fail(PROBLEMS[added]) : linkLine(settings, added.token);
    }
    case 'reset': {
      const token = await resetAccount(store, wish.account, COMMAND, nowMs);
      return token === null ? fail(`没有账号 ${wish.account}`) : linkLine(settings, token);
    }
    case 'disable':
      return (await disableAccount(store, wish.account, COMMAND, nowMs)) ? `已停用 ${wish.account}` : fail(`没有账号 ${wish.account}`);
    case 'list':
      return await list(store);
    default:
      return null;
  }
}

async function list(store: Store): Promise<string> {
  const accounts = await store.read(listAccounts);
  if (accounts.length === 0) return '还没有账号';
  return accounts
    .map(({ name, shownName, role, passwordHash, disabledAt }) => {
      const state = disabledAt !== null ? '已停用' : passwordHash === null ? '未设密码' : '使用中';
      return [name, shownName, role, state].join('\t');
    })
    .join('\n');
}

function linkLine({ public: { url }, port }: Settings, token: string): string {
  const base = url === null ? `http://127.0.0.1:${port}` : `${url.origin}${url.pathname.replace(/\/$/, '')}`;
  return `请本人在 24 小时内打开这个一次性链接设置密码：\n${base}/staff/welcome/${token}`;
}

function fail(problem: string): never {
  throw new Error(problem);
}

async function run(): Promise<number> {
  const wish = readWish(process.argv.slice(2));
  if (wish === null) return usage();
  const settings = readSettings(process.env);
  const store = await openDataDir(settings.places.dataDir);
  try {
    const told = await carryOut(store, settings, wish);
    if (told === null) return usage();
    console.log(told);
    return 0;
  } finally {
    await store.close();
  }
}

function usage(): number {
  console.error(USAGE);
  return 2;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Fault ? `${error.message}. ${error.remedy}` : (error as Error).message);
  process.exitCode = 1;
}
