import { describe, expect, it } from 'vitest';
import { activityId, appendActivities } from '../../src/store/activities.ts';
import { lockConversation } from '../../src/store/conversations.ts';
import { addToOutbox } from '../../src/store/outbox.ts';
import { fateOf } from '../../src/store/wechat.ts';
import type { Person } from '../wechat-platform/platform.ts';
import { HOUR_MS, startWeChat, type WeChatService } from './service.ts';

/** A member of staff writes to the one person there is. @returns the sequence of what was written */
async function staffWrites({ store, clock, rounds }: WeChatService, text: string): Promise<number> {
  const sequence = await store.write(async (tx) => {
    const { id } = await tx.db.selectFrom('conversations').select('id').executeTakeFirstOrThrow();
    const conversation = await lockConversation(tx, id);
    if (conversation === null) throw new Error('there is no conversation');
    const next = conversation.lastSequence + 1;
    const body = { type: 'message', id: activityId(id, next), text, locale: 'zh-Hans' };
    await appendActivities(tx, conversation, [{ id: body.id, type: 'message', from: 'staff', body }], clock.now().getTime());
    await addToOutbox(tx, { conversationId: id, sequence: next, channel: 'wechat' }, clock.now().getTime());
    return next;
  });
  await rounds.go();
  return sequence;
}

async function fate({ store }: WeChatService, sequence: number) {
  return await store.read(async (db) => {
    const { id } = await db.selectFrom('conversations').select('id').executeTakeFirstOrThrow();
    return await fateOf(db, { conversationId: id, sequence });
  });
}

describe('a staff member’s answer', () => {
  it('comes by the customer-service interface within 48 hours', async () => {
    const service = await startWeChat();
    const person = service.platform.person();
    await person.say('转人工');
    service.clock.step(47 * HOUR_MS);
    const sequence = await staffWrites(service, '请带执照来。𠮷');
    expect(person.received).toEqual(['工作人员给您的回复：\n请带执照来。𠮷']);
    expect(await fate(service, sequence)).toMatchObject({ fate: 'sent' });
  });

  it('is sent once, however often one looks', async () => {
    const service = await startWeChat();
    const person = service.platform.person();
    await person.say('转人工');
    await staffWrites(service, '好的');
    await service.rounds.go();
    expect(person.received).toHaveLength(1);
  });

  it('beyond 48 hours is shown with the next message, once, also in its retries', async () => {
    const service = await startWeChat();
    const person = service.platform.person();
    await person.say('转人工');
    service.clock.step(48 * HOUR_MS);
    const sequence = await staffWrites(service, '请带执照来。');
    expect(person.received).toEqual([]);
    expect(await fate(service, sequence)).toMatchObject({ fate: 'held', reason: 'window-closed' });
    const again = { MsgType: 'text', Content: '在吗', MsgId: '42' };
    const shown = await person.send(again);
    expect(shown).toMatchObject({ text: expect.stringMatching(/^工作人员给您的回复：\n请带执照来。\n\n2：在吗/) });
    expect(await person.send(again)).toEqual(shown);
    expect(await fate(service, sequence)).toMatchObject({ fate: 'shown' });
    expect(await person.say('谢谢')).toMatchObject({ text: expect.stringMatching(/^3：谢谢/) });
  });

  it('beyond five to one message is held without asking WeChat', async () => {
    const service = await startWeChat();
    const person = service.platform.person();
    await person.say('转人工');
    for (const text of ['一', '二', '三', '四', '五', '六']) await staffWrites(service, text);
    expect(person.received).toHaveLength(5);
    service.clock.step(1);
    await person.say('好');
    await staffWrites(service, '七');
    expect(person.received).toHaveLength(6);
  });

  it.each([
    ['a click in the menu', (person: Person) => person.click('转人工')],
    ['a press on an option', (person: Person) => person.send({ MsgType: 'text', Content: '转人工', bizmsgmenuid: '1' })],
  ])('after %s comes within a minute only, without asking WeChat later', async (_, act) => {
    const service = await startWeChat();
    const person = service.platform.person();
    await act(person);
    await staffWrites(service, '好的');
    expect(person.received).toHaveLength(1);
    service.clock.step(61_000);
    expect(await fate(service, await staffWrites(service, '还在吗'))).toMatchObject({ fate: 'held', reason: 'window-closed' });
    expect(person.received).toHaveLength(1);
  });

  it.each([48001, 45015, 45047, 43004, 40003])('that WeChat answers with %i is held, and the reason kept', async (code) => {
    const service = await startWeChat();
    const person = service.platform.person();
    await person.say('转人工');
    service.platform.api.trouble.push(code);
    const sequence = await staffWrites(service, '好的');
    expect(await fate(service, sequence)).toMatchObject({ fate: 'held', reason: String(code) });
    expect(await person.say('在吗')).toMatchObject({ text: expect.stringContaining('好的') });
  });

  it.each([-1, 45009, 45011])('that WeChat answers with %i is tried again later', async (code) => {
    const service = await startWeChat();
    const person = service.platform.person();
    await person.say('转人工');
    service.platform.api.trouble.push(code);
    const sequence = await staffWrites(service, '好的');
    expect(await fate(service, sequence)).toBeNull();
    service.clock.step(10_000);
    await service.rounds.go();
    expect(person.received).toHaveLength(1);
  });

  it('that is to be tried again is not left for days when the clock was set back', async () => {
    const service = await startWeChat();
    const person = service.platform.person();
    await person.say('转人工');
    service.platform.api.trouble.push(-1);
    await staffWrites(service, '好的');
    service.clock.step(-2 * HOUR_MS);
    await service.rounds.go();
    expect(person.received).toHaveLength(1);
  });

  it('is held where the account is not verified, or its secret is not set', async () => {
    const unverified = await startWeChat();
    unverified.platform.api.isVerified = false;
    await unverified.platform.person().say('转人工');
    expect(await fate(unverified, await staffWrites(unverified, '好的'))).toMatchObject({ reason: '48001' });
    const secretless = await startWeChat({ env: { WECHAT_APP_SECRET: '' } });
    const person = secretless.platform.person();
    await person.say('转人工');
    expect(await fate(secretless, await staffWrites(secretless, '好的'))).toMatchObject({ reason: 'no-secret' });
    expect(await person.say('在吗')).toMatchObject({ text: expect.stringContaining('好的') });
  });

  it('that is too long for one message goes on when asked', async () => {
    const service = await startWeChat();
    const person = service.platform.person();
    await person.say('转人工');
    const sentences = Array.from({ length: 60 }, (_, index) => `第${index + 1}句，您看看这样说清楚没有。`).join('');
    await staffWrites(service, sentences);
    const more = await person.say('更多');
    const parts = [...person.received, more.kind === 'text' ? more.text : ''];
    expect(parts.join('').replace('\n（未完，回复「更多」接着看）', '')).toBe(`工作人员给您的回复：\n${sentences}`);
  });
});

describe('the access token', () => {
  it('is fetched once for many messages, and kept in the store', async () => {
    const service = await startWeChat();
    await service.platform.person().say('转人工');
    for (const text of ['一', '二', '三']) await staffWrites(service, text);
    expect(service.platform.api.tokens.asked).toBe(1);
    expect(await service.store.read((db) => db.selectFrom('wechat_access').selectAll().execute())).toHaveLength(1);
  });

  it('is refreshed before it ends', async () => {
    const service = await startWeChat();
    const person = service.platform.person();
    await person.say('转人工');
    await staffWrites(service, '一');
    service.clock.step(2 * HOUR_MS - 4 * 60_000);
    await staffWrites(service, '二');
    expect(service.platform.api.tokens.asked).toBe(2);
    expect(person.received).toHaveLength(2);
  });

  it.each([40001, 40014, 42001])('is fetched anew upon %i, and the message sent', async (code) => {
    const service = await startWeChat();
    const person = service.platform.person();
    await person.say('转人工');
    await staffWrites(service, '一');
    service.platform.api.trouble.push(code);
    await staffWrites(service, '二');
    expect(person.received).toHaveLength(2);
  });

  it('is made anew when the account’s secret was reset', async () => {
    const service = await startWeChat();
    const person = service.platform.person();
    await person.say('转人工');
    await staffWrites(service, '一');
    service.platform.api.tokens.revoke();
    await staffWrites(service, '二');
    expect(person.received).toHaveLength(2);
    expect(service.platform.api.tokens.asked).toBe(2);
  });
});
