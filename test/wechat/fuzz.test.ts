import { expect, it } from 'vitest';
import { attack } from '../wechat-platform/attack.ts';
import { ACCOUNT } from '../wechat-platform/callbacks.ts';
import { startWeChat } from './service.ts';

it('hostile callbacks get 4xx or a proper answer, never a 5xx, never late', async () => {
  const service = await startWeChat();
  const { findings, statuses } = await attack({ url: service.url, account: ACCOUNT, clock: service.clock.now, count: 1_300, seed: 7 });
  expect(findings).toEqual([]);
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(await service.platform.person().say('你好')).toMatchObject({ kind: 'text' });
}, 120_000);
