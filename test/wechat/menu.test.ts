import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readWeChatFile } from '../../src/commands/wechat-file.ts';
import { formatFinding } from '../../src/knowledge/finding.ts';
import { freshDir } from '../fresh-dir.ts';
import { ACCOUNT } from '../wechat-platform/callbacks.ts';
import { envOf } from '../wechat-platform/local-service.ts';
import { type Platform, startPlatform } from '../wechat-platform/platform.ts';

const run = promisify(execFile);

function findingsOf(yaml: string): readonly string[] {
  const dir = freshDir();
  writeFileSync(join(dir, 'wechat.yaml'), yaml);
  const read = readWeChatFile(dir);
  return 'findings' in read ? read.findings.map(formatFinding) : [];
}

async function platform(): Promise<Platform> {
  const started = await startPlatform({ account: ACCOUNT });
  onTestFinished(() => started.close());
  return started;
}

async function publish({ apiUrl }: Platform, env: Readonly<Record<string, string>> = {}): Promise<{ code: number; said: string }> {
  const all = { ...process.env, ...envOf(ACCOUNT), WECHAT_API_BASE: apiUrl, DATA_DIR: freshDir(), ...env };
  try {
    const { stdout } = await run(process.execPath, ['dist/commands/wechat-menu.js'], { env: all });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, said: stderr };
  }
}

describe('publishing the menu', () => {
  it('sends what the file says', async () => {
    const weChat = await platform();
    expect(await publish(weChat)).toMatchObject({ code: 0 });
    const [first] = (weChat.api.menu as { button: { name: string; sub_button: object[] }[] }).button;
    expect(first).toMatchObject({ name: '找政策' });
    expect(first?.sub_button[0]).toEqual({ type: 'click', name: '帮我找渠道', key: '帮我找渠道' });
  });

  it('opens pages of ours under our public address', async () => {
    const weChat = await platform();
    const locales = join(freshDir(), 'locales');
    cpSync('locales', locales, { recursive: true });
    writeFileSync(join(locales, 'wechat.yaml'), 'menu:\n  - { name: 网页版, opens: / }\n');
    expect(await publish(weChat, { LOCALES_DIR: locales })).toMatchObject({ code: 1, said: expect.stringContaining('PUBLIC_URL') });
    expect(await publish(weChat, { LOCALES_DIR: locales, PUBLIC_URL: 'https://policy.example.cn' })).toMatchObject({ code: 0 });
    expect(weChat.api.menu).toEqual({ button: [{ type: 'view', name: '网页版', url: 'https://policy.example.cn/' }] });
  });

  it('tells in one line what WeChat does not take', async () => {
    const weChat = await platform();
    weChat.api.isVerified = false;
    const { code, said } = await publish(weChat);
    expect(code).toBe(1);
    expect(said).toMatch(/^WeChat does not take the menu: 48001 .*\n$/);
    expect(await publish(weChat, { WECHAT_APP_SECRET: 'wrong' })).toMatchObject({ said: expect.stringContaining('40125') });
    expect(await publish(weChat, { WECHAT_APP_SECRET: '' })).toMatchObject({ said: expect.stringContaining('WECHAT_APP_SECRET') });
  });
});

describe('the file of menu and QR codes', () => {
  it('is checked against WeChat’s limits, with the line', () => {
    const item = '      - { name: 甲, says: 甲 }\n';
    expect(findingsOf(`menu:\n  - name: 这个名字太长了吧\n    says: 甲\n`)).toEqual([
      expect.stringMatching(/^locales\/wechat\.yaml:2:\d+: .*16 个字节/),
    ]);
    expect(findingsOf(`menu:\n  - name: 甲\n    items:\n${item.repeat(6)}`)).toEqual([expect.stringMatching(/:\d+: .*最多 5 个/)]);
    expect(findingsOf('menu:\n  - { name: 甲, opens: policy }\n')).toEqual([expect.stringMatching(/:2:\d+: .*不是网址/)]);
    expect(findingsOf('menu:\n  - { name: 甲 }\n')).toEqual([expect.stringContaining('says')]);
    expect(findingsOf('menu:\n  - { name: 甲, says: 乙 }\nscenes:\n  Ä: 丙\n')).toHaveLength(1);
  });

  it('may be missing', () => {
    const dir = join(freshDir(), 'none');
    mkdirSync(dir);
    expect(readWeChatFile(dir)).toEqual({ menu: [], scenes: new Map() });
  });
});
