/** Gaps that become knowledge: tried, shown, written, picked up, and never lost. */
import { mkdirSync, rmSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { auditLines } from '../../src/store/audit.ts';
import { keyOf } from '../../src/store/gap-cases.ts';
import { openWorkshop, startLive } from '../workshop/workshop.ts';
import { startConsole } from './console.ts';

vi.setConfig({ testTimeout: 180_000 });
const soon = { timeout: 60_000, interval: 50 };
const PATH = '/staff/gaps/change';
const ONE = 'knowledge/pilot/measures/01.yaml';
const GAPS = 'knowledge/questions/gaps.jsonl';
const QUESTION = '我们厂想鸟枪换炮';
const WISH = { key: keyOf(QUESTION), target: 'measure:pilot/1', word: '鸟枪换炮', question: QUESTION, add: 'both' };

async function start() {
  const workshop = openWorkshop();
  const live = await startLive(workshop);
  const started = await startConsole({ live });
  await started.say('c1', QUESTION);
  const editor = await started.member('editor');
  const tried = async (wish: Record<string, string>) => {
    const page = await editor.post(PATH, wish);
    return { ...page, base: /name="base" value="([^"]+)"/.exec(page.html)?.[1] ?? '' };
  };
  const audit = () => started.store.read((db) => auditLines(db, Number.MAX_SAFE_INTEGER, 5));
  return { ...started, workshop, live, editor, tried, audit };
}

/** What a person reads on a page. */
function readable(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');
}

describe('a gap', () => {
  it('becomes an owners’ word and a regression question in two clicks, and counts within seconds', async () => {
    const { editor, tried, workshop, live, audit } = await start();
    expect(live.ask(QUESTION)).not.toContain('第1条 支持租用设备');
    const list = await editor.get('/staff/gaps');
    expect(list.html).toContain(`${PATH}?key=${WISH.key}`);
    const form = await editor.get(`${PATH}?key=${encodeURIComponent(WISH.key)}`);
    expect(form.html).toMatch(/name="word" value="[^"]*鸟枪换炮/);
    const before = workshop.read(ONE);

    const trial = await tried(WISH);
    const text = readable(trial.html);
    expect(text).toContain(`${ONE} + 鸟枪换炮`);
    expect(text).toMatch(
      /gaps\.jsonl \+ \{"id":"gap1","q":"我们厂想鸟枪换炮","kind":"gap","gold":\[1\],"plan":"pilot","outcome":"answer"\}/,
    );
    expect(text).toMatch(/企业问过的，会怎么答 .*我们厂想鸟枪换炮 (?!.*不变 其他变化).*pilot 第1条/);
    expect(text).toContain('~ pilot 第1条 支持租用设备：说法 +鸟枪换炮');
    expect(text).toContain('这个缺口随即了结');
    expect([workshop.read(ONE), () => workshop.read(GAPS)]).toEqual([before, expect.any(Function)]);
    expect(() => workshop.read(GAPS)).toThrow();

    const written = await editor.post(`${PATH}/write`, { ...WISH, base: trial.base });
    expect(written.location).toBe('/staff/gaps?done=closed');
    expect(workshop.read(ONE).replace(', 鸟枪换炮', '')).toBe(before);
    expect(workshop.read(GAPS).trim().split('\n')).toHaveLength(1);
    await vi.waitFor(() => expect(live.ask(QUESTION)).toContain('第1条 支持租用设备'), soon);
    expect(live.currentFindings()).toEqual([]);
    const gaps = await editor.get('/staff/gaps?done=closed');
    expect(gaps.html).toContain('缺口已了结');
    expect(gaps.html).not.toContain(QUESTION);
    const [closed, changed] = await audit();
    expect(closed).toMatchObject({ who: 'editor', action: 'gap-closed' });
    expect(changed).toMatchObject({ action: 'knowledge-changed', subject: `${ONE} ${GAPS}` });
  });

  it('stays open with a word alone, and closes as outside with a question that is refused', async () => {
    const { editor, tried, workshop, say } = await start();
    const word = { ...WISH, add: 'word' };
    const trial = await tried(word);
    expect(trial.html).toContain('没有回归问题，缺口留着');
    expect((await editor.post(`${PATH}/write`, { ...word, base: trial.base })).location).toBe('/staff/gaps?done=written');
    expect((await editor.get('/staff/gaps')).html).toMatch(/有措施能回答[\s\S]*01\.yaml：鸟枪换炮/);
    expect(() => workshop.read(GAPS)).toThrow();

    const outside = '我想问哪里能打羽毛球';
    await say('c2', outside);
    const wish = { key: keyOf(outside), target: 'topic:weather', word: '打羽毛球', question: outside, add: 'both' };
    const second = await tried(wish);
    expect(readable(second.html)).toContain('knowledge/outside.yaml + 打羽毛球');
    expect((await editor.post(`${PATH}/write`, { ...wish, base: second.base })).location).toBe('/staff/gaps?done=closed');
    expect(workshop.read('knowledge/outside.yaml')).toContain('zh: [天气预报, 打羽毛球]');
  });
});

describe('a change is not written', () => {
  it('while it makes another answer wrong, does not answer its own question, or says nothing', async () => {
    const { editor, tried, workshop } = await start();
    const before = workshop.read(ONE);
    const other = await tried({ ...WISH, target: 'measure:pilot/2', add: 'question' });
    expect(readable(other.html)).toMatch(/这样改不行.*gaps\.jsonl:1:1: 「我们厂想鸟枪换炮」应当先给出第2条/);
    expect(other.html).not.toContain('/change/write');
    expect((await editor.post(`${PATH}/write`, { ...WISH, target: 'measure:pilot/2', add: 'question', base: other.base })).status).toBe(
      409,
    );
    for (const [wish, problem] of [
      [{ ...WISH, word: QUESTION }, '不能照抄整个问题'],
      [{ ...WISH, word: '', question: '' }, '至少填一样'],
      [{ ...WISH, word: '贷' }, '两到二十个字'],
      [{ ...WISH, target: 'measure:pilot/99' }, '请选由哪一条回答'],
      [{ ...WISH, target: '../../etc/passwd' }, '请选由哪一条回答'],
    ] as const) {
      const page = await editor.post(PATH, wish);
      expect([page.status, page.html]).toEqual([422, expect.stringContaining(problem)]);
      expect((await editor.post(`${PATH}/write`, { ...wish, base: other.base })).status).toBe(422);
    }
    expect(workshop.read(ONE)).toBe(before);
  });

  it('over a file that somebody else has changed meanwhile: it says so, compares anew, and loses nothing', async () => {
    const { editor, tried, workshop } = await start();
    const trial = await tried(WISH);
    workshop.edit(ONE, '设备可以租着用', '机器可以租着用');
    const late = await editor.post(`${PATH}/write`, { ...WISH, base: trial.base });
    expect(late.status).toBe(409);
    expect(late.html).toContain('文件在您比较之后被别人改过');
    expect(late.html).toContain('value="鸟枪换炮"');
    expect(workshop.read(ONE)).not.toContain('鸟枪换炮');
    const base = /name="base" value="([^"]+)"/.exec(late.html)?.[1] ?? '';
    expect((await editor.post(`${PATH}/write`, { ...WISH, base })).status).toBe(303);
    expect(workshop.read(ONE)).toMatch(/机器可以租着用[\s\S]*, 鸟枪换炮\]/);
  });

  it('where the files may not be written: it says so, shows what to add by hand, and leaves every file as it was', async () => {
    const { editor, tried, workshop, audit } = await start();
    const before = workshop.read(ONE);
    const trial = await tried(WISH);
    // The second of the two files cannot be written, whoever runs this.
    mkdirSync(workshop.at(`${GAPS}~`), { recursive: true });
    const refused = await editor.post(`${PATH}/write`, { ...WISH, base: trial.base });
    expect(refused.status).toBe(409);
    expect(readable(refused.html)).toMatch(/没有写入：\S*gaps\.jsonl~? 不让写（\w+）.*\+ 鸟枪换炮/);
    expect(workshop.read(ONE)).toBe(before);
    expect((await audit()).map(({ action }) => action)).not.toContain('knowledge-changed');
    rmSync(workshop.at(`${GAPS}~`), { recursive: true });
    expect((await editor.post(`${PATH}/write`, { ...WISH, base: trial.base })).status).toBe(303);
  });

  it('and its files are brought back, where the records of it cannot be kept', async () => {
    const { editor, tried, workshop, store } = await start();
    const before = workshop.read(ONE);
    const trial = await tried(WISH);
    vi.spyOn(store, 'write').mockImplementation(() => Promise.reject(new Error('the disk is full')));
    expect((await editor.post(`${PATH}/write`, { ...WISH, base: trial.base })).status).toBe(500);
    expect(workshop.read(ONE)).toBe(before);
    expect(() => workshop.read(GAPS)).toThrow();
  });
});

it('shows what an owner typed as text, wherever it stands', async () => {
  const { editor, tried, say } = await start();
  const attack = '<img src=x onerror=alert(1)>"鸟枪换炮怎么弄';
  await say('c9', attack);
  const wish = { ...WISH, key: keyOf(attack), question: attack, word: '"><script>x</script>' };
  for (const html of [(await editor.get(`${PATH}?key=${encodeURIComponent(wish.key)}`)).html, (await tried(wish)).html])
    expect(html).not.toMatch(/<img|<script>x/);
});
