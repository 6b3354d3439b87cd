/** `npm run wechat:simulate`: a person in a terminal, a local WeChat, and the service as `npm start` runs it, on data of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Shown } from './answers.ts';
import { ACCOUNT } from './callbacks.ts';
import { type Person, type Platform, startPlatform } from './platform.ts';

const SERVER = new URL('../main.js', import.meta.url).pathname;
const HELP = `微信模拟：直接打字就是给公众号发消息（安全模式，经过签名和加密）。
  /关注 [场景]   /取关   /扫码 场景   /点击 菜单的话   /语音 识别出的话   /位置 地名   /图片   /视频   /链接
  /帮助 看这一段，Ctrl+D 离开。`;

/** @returns the server and the address that it prints */
function startServer(platform: Platform, dataDir: string): Promise<{ server: ChildProcess; url: string }> {
  const env = {
    ...process.env,
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    WECHAT_TOKEN: ACCOUNT.token,
    WECHAT_APP_ID: ACCOUNT.appId,
    WECHAT_APP_SECRET: ACCOUNT.appSecret,
    WECHAT_ENCODING_AES_KEY: ACCOUNT.encodingKey,
    WECHAT_API_BASE: platform.apiUrl,
  };
  const server = spawn(process.execPath, [SERVER], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      const url = /https?:\/\/[^\s]+/.exec(line)?.[0];
      if (url !== undefined) resolve({ server, url });
    });
    server.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
  });
}

function act(person: Person, line: string): Promise<Shown> {
  const [, command = '', words = ''] = /^\/(\S+)\s*(.*)$/.exec(line) ?? [];
  switch (command) {
    case '':
      return person.say(line);
    case '关注':
      return person.follow(words === '' ? undefined : words);
    case '取关':
      return person.unfollow();
    case '扫码':
      return person.event('SCAN', { EventKey: words, Ticket: 'TICKET' });
    case '点击':
      return person.click(words);
    case '语音':
      return person.send({ MsgType: 'voice', MediaId: 'm', Format: 'amr', Recognition: words });
    case '位置':
      return person.send({ MsgType: 'location', Location_X: '23.02', Location_Y: '113.75', Scale: 15, Label: words });
    case '图片':
      return person.send({ MsgType: 'image', PicUrl: 'http://localhost/p', MediaId: 'm' });
    case '视频':
      return person.send({ MsgType: 'video', MediaId: 'm', ThumbMediaId: 't' });
    case '链接':
      return person.send({ MsgType: 'link', Title: '标题', Description: '简介', Url: 'http://localhost/' });
    default:
      return Promise.resolve({ kind: 'text', text: HELP });
  }
}

function inWords(shown: Shown): string {
  switch (shown.kind) {
    case 'text':
      return shown.text;
    case 'article':
      return `[图文] ${shown.xml}`;
    case 'nothing':
      return '（公众号没有回复）';
    case 'fault':
      return `该公众号提供的服务出现故障，请稍后再试（${shown.why}）`;
  }
}

async function talk(platform: Platform, terminal: Interface): Promise<void> {
  const person = platform.person();
  terminal.setPrompt('> ');
  terminal.prompt();
  for await (const line of terminal) {
    if (line.trim() !== '') console.log(`\n${inWords(await act(person, line.trim()))}\n`);
    for (const later of person.received.splice(0)) console.log(`（客服消息）${later}\n`);
    terminal.prompt();
  }
}

const dataDir = mkdtempSync(join(tmpdir(), 'guancetong-wechat-'));
const platform = await startPlatform({ account: ACCOUNT });
const { server, url } = await startServer(platform, dataDir);
try {
  platform.callbackUrl = new URL('/wechat', url).href;
  console.log(`${HELP}\n`);
  await talk(platform, createInterface({ input: process.stdin, output: process.stdout, terminal: process.stdin.isTTY === true }));
} finally {
  server.removeAllListeners('exit');
  server.kill();
  platform.close();
  rmSync(dataDir, { recursive: true, force: true });
}
