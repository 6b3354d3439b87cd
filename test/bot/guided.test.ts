/** The guided dialogs as the SDK hosts them, with the shipped files. */
import { expect, it } from 'vitest';
import { answererOf, loadAssistant } from '../../src/commands/assistant.ts';
import { readPlaces } from '../../src/ops/settings-groups.ts';
import { activities, begin, call, say } from '../channels/rest.ts';
import { startService } from '../channels/service.ts';
import { freshDir } from '../fresh-dir.ts';

const loaded = await loadAssistant(readPlaces({}));
if ('findings' in loaded) throw new Error('the shipped files do not hold');
const answer = answererOf(loaded.assistant);

it('a dialog goes on where it was after the service has ended and started again', async () => {
  const dataDir = freshDir();
  const first = await startService({ answer, dataDir });
  const talk = await begin(first.url, (await call(first.url, 'POST', '/tokens/generate')).body.token);
  for (const text of ['我们是做模具的，有两个专利，缺周转资金', '帮我找渠道', '1']) await say(first.url, talk, text);
  const before = (await activities(first.url, talk)).body.activities.at(-1).text;
  expect(before).toContain('钱打算怎么借');
  await first.stop();

  const second = await startService({ answer, dataDir });
  await say(second.url, talk, '上一步');
  expect((await activities(second.url, talk)).body.activities.at(-1).text).toContain('最想解决什么');
  for (const text of ['1', '1', '看结果']) await say(second.url, talk, text);
  const result = (await activities(second.url, talk)).body.activities.at(-1).text;
  expect(result).toContain('根据您的回答，计划中与您有关的内容');
  expect(result).toMatch(/打印或转发：http\S+\/r\/[\w-]{22} （\d{4}-\d{2}-\d{2} 前有效）；见到工作人员可以报短码 [2-9A-HJKMNP-Z]{8}。/);
});

it('after it is cancelled, its words mean what they mean elsewhere', async () => {
  const service = await startService({ answer });
  const talk = await begin(service.url, (await call(service.url, 'POST', '/tokens/generate')).body.token);
  for (const text of ['帮我找渠道', '取消', '上一步']) await say(service.url, talk, text);
  expect((await activities(service.url, talk)).body.activities.at(-1).text).toContain('现在没有正在进行的问答步骤');
});
