/** Measures as the console shows them, beside what owners get by the channels themselves. */
import { expect, it, onTestFinished } from 'vitest';
import { assistant } from '../turn/assistant.ts';
import { ACCOUNT } from '../wechat-platform/callbacks.ts';
import { envOf } from '../wechat-platform/local-service.ts';
import { startPlatform } from '../wechat-platform/platform.ts';
import { startConsole } from './console.ts';

const NINE = '/staff/knowledge/measures/dg-2015-31/9';

function readable(html: string): string {
  const marks: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#x27': "'", '#x3D': '=' };
  return html.replace(/&(#?\w+);/g, (all, name: string) => marks[name] ?? all);
}

/** Of one language and channel. */
function seen(html: string, locale: string, channel: 'as-web' | 'as-wechat'): string {
  const section = html.split(`id="in-${locale}"`)[1]?.split(`class="${channel}"`)[1]?.split('</section>')[0] ?? '';
  return readable(section);
}

it('lists every measure of every plan, and opens each', async () => {
  const { member } = await startConsole();
  const editor = await member('editor');
  const { html } = await editor.get('/staff/knowledge');
  const addresses = [...html.matchAll(/href="(\/staff\/knowledge\/measures\/[^"]+)"/g)].map(([, address = '']) => address);
  const measures = assistant.plans.flatMap((plan) => plan.measures);
  expect(addresses).toHaveLength(measures.length);
  for (const [place, address] of addresses.entries()) {
    const page = await editor.get(address);
    expect([address, page.status]).toEqual([address, 200]);
    expect(page.html).toContain(`第${measures[place]?.number}条 ${measures[place]?.title.shown}`);
  }
  expect((await editor.get('/staff/knowledge/measures/dg-2015-31/99')).status).toBe(404);
});

it('shows a measure in three languages as the web chat and WeChat themselves give it', async () => {
  const platform = await startPlatform({ account: ACCOUNT });
  onTestFinished(() => platform.close());
  const { member, say, url } = await startConsole({ env: { ...envOf(ACCOUNT), WECHAT_API_BASE: platform.apiUrl } });
  platform.callbackUrl = `${url}/wechat`;
  const { html } = await (await member('editor')).get(NINE);
  const asked = { 'zh-Hans': '第9条', 'zh-Hant': '第9條說了什麼', en: 'measure 9' } as const;
  for (const [locale, question] of Object.entries(asked)) {
    const web = seen(html, locale, 'as-web');
    const [reply = ''] = await say(`web-${locale}`, question);
    for (const line of reply.split('\n').filter((text) => text !== '')) expect(web).toContain(`>${line}</p>`);
    const received = await platform.person().say(question);
    expect(seen(html, locale, 'as-wechat')).toContain('text' in received ? `>${received.text}</div>` : 'a text');
  }
});

it('shows the whole text, the departments and related measures as their buttons do', async () => {
  const { member, say } = await startConsole();
  const editor = await member('editor');
  for (const [part, button] of [
    ['original', '原文'],
    ['departments', '负责部门'],
    ['related', '相关措施'],
  ] as const) {
    const conversation = `c-${part}`;
    await say(conversation, '第9条');
    const [reply = ''] = await say(conversation, button);
    const web = seen((await editor.get(`${NINE}?part=${part}`)).html, 'zh-Hans', 'as-web');
    for (const line of reply.split('\n').filter((text) => text !== '')) expect([part, web]).toEqual([part, expect.stringContaining(line)]);
  }
});
