/** What a person can do about what is kept of them. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { PersonalData } from '../../src/store/people.ts';
import type { Effect } from '../../src/turn/model.ts';
import { activities, begin, call, say } from '../channels/rest.ts';
import { type Service, startService } from '../channels/service.ts';
import { echo } from '../echo.ts';
import { freshDir } from '../fresh-dir.ts';

const EFFECTS: Readonly<Record<string, Effect>> = {
  删除我的资料: { do: 'erase-user' },
  导出我的资料: { do: 'export' },
  '没有答案１３８ 0013-8000': { do: 'note-gap', question: '没有答案１３８ 0013-8000', reason: 'unclear', locale: 'zh-Hans' },
};

const answer = echo((text) => (EFFECTS[text] === undefined ? [] : [EFFECTS[text]]));

/** A conversation of that user; an id of our own choice without one. */
async function conversation(service: Service, id?: string) {
  const { body } = await call(service.url, 'POST', '/tokens/generate', id === undefined ? {} : { body: { user: { id } } });
  return await begin(service.url, body.token);
}

/** Follows the link that stands in the reply. */
async function taken(service: Service, asking: Awaited<ReturnType<typeof conversation>>): Promise<Response> {
  await say(service.url, asking, '导出我的资料');
  const { body } = await activities(service.url, asking);
  const link = /\/my-data\/\S+/.exec(body.activities.at(-1).text)?.[0] ?? '';
  expect(body.activities.at(-1).attachments).toEqual([expect.objectContaining({ contentUrl: expect.stringContaining(link) })]);
  return await fetch(service.url + link);
}

async function everythingKept(service: Service): Promise<string> {
  const tables = ['conversations', 'activities', 'states', 'gaps', 'outbox', 'exports', 'wechat_people', 'wechat_sendings'] as const;
  return JSON.stringify(await service.store.read((db) => Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))));
}

const DATA_KEY = randomBytes(32).toString('base64');
const OWN = 'dl_0123456789abcdefghijkl';

it('gives a person all that is kept of them, under a link that ends after a day', async () => {
  let now = Date.parse('2026-03-01T08:00:00Z');
  const service = await startService({ answer, clock: () => new Date(now), env: { DATA_KEY } });
  const [first, second, other] = [await conversation(service, OWN), await conversation(service, OWN), await conversation(service)];
  await say(service.url, first, '第一句');
  await say(service.url, second, '没有答案１３８ 0013-8000');
  await say(service.url, other, '别人的话');
  const file = await taken(service, second);
  expect(file.headers.get('content-disposition')).toContain('attachment');
  const data = (await file.json()) as PersonalData;
  const texts = data.conversations.flatMap(({ activities: said }) => (said as { text: string }[]).map(({ text }) => text));
  expect(texts.slice(0, 4)).toEqual(['第一句', '1：第一句', '没有答案１３８ 0013-8000', '1：没有答案１３８ 0013-8000']);
  expect(data.conversations[1]?.unanswered).toMatchObject([{ question: '没有答案***', reason: 'unclear' }]);
  expect(JSON.stringify(data)).not.toContain('别人的话');
  now += 25 * 3_600_000;
  expect((await fetch(file.url)).status).toBe(404);
});

it('erases all that is kept of a person, and the conversation goes on', async () => {
  const service = await startService({ answer });
  const [first, second, other] = [await conversation(service, OWN), await conversation(service, OWN), await conversation(service)];
  await say(service.url, first, '秘密一');
  for (const text of ['秘密二', '没有答案１３８ 0013-8000', '导出我的资料']) await say(service.url, second, text);
  await say(service.url, other, '别人的话');
  const { body } = await activities(service.url, second);
  await say(service.url, second, '删除我的资料');
  const kept = await everythingKept(service);
  for (const gone of ['秘密', '没有答案', first.conversationId, '导出']) expect(kept).not.toContain(gone);
  expect(kept).toContain('别人的话');
  expect((await activities(service.url, first)).status).toBe(404);
  await say(service.url, second, '你好');
  const after = await activities(service.url, second, body.watermark);
  expect(after.body.activities.map(({ text }: { text: string }) => text)).toEqual(['删除我的资料', '4：删除我的资料', '你好', '1：你好']);
});

it('gives and erases only one conversation where anybody could have named themselves so', async () => {
  const service = await startService({ answer });
  const [victim, stranger] = [await conversation(service, 'dl_wang'), await conversation(service, 'dl_wang')];
  await say(service.url, victim, '秘密');
  expect(await (await taken(service, stranger)).text()).not.toContain('秘密');
  await say(service.url, stranger, '删除我的资料');
  expect((await activities(service.url, victim)).body.activities).toHaveLength(2);
});

it('leaves no trace of what was erased in the files', async () => {
  const dataDir = freshDir();
  const service = await startService({ answer, dataDir });
  const own = await conversation(service);
  await say(service.url, own, 'TRACE-OF-A-PERSON');
  await say(service.url, own, '删除我的资料');
  service.store.tidy();
  const files = readdirSync(dataDir).map((name) => readFileSync(`${dataDir}/${name}`).toString('latin1'));
  expect(files.some((content) => content.includes('TRACE-OF-A-PERSON'))).toBe(false);
});
