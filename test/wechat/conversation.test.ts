import { describe, expect, it } from 'vitest';
import type { Answerer } from '../../src/bot/answer.ts';
import { activitiesAfter } from '../../src/store/activities.ts';
import type { Store } from '../../src/store/store.ts';
import { echo } from '../echo.ts';
import { type Answered, NoAnswer } from '../wechat-platform/platform.ts';
import { startWeChat } from './service.ts';

/** Says what it is told to, with the options that it is told to offer. */
function saying(text: (said: string) => string, suggestedActions: readonly string[] = []): Answerer {
  const base = echo();
  return (before, message, now, channel) => {
    const answered = base(before, message, now, channel);
    return { ...answered, reply: { ...answered.reply, text: text(message.text), suggestedActions } };
  };
}

async function transcript(store: Store): Promise<{ from: string; text: string }[]> {
  const [conversation] = await store.read((db) => db.selectFrom('conversations').select('id').execute());
  const kept = await store.read((db) => activitiesAfter(db, conversation?.id ?? '', 0, 100));
  return kept.map(({ from, body }) => ({ from, text: JSON.parse(body).text ?? '' }));
}

describe.each(['plain', 'compatible', 'safe'] as const)('in the %s mode', (mode) => {
  it('a text is answered within the callback', async () => {
    const { platform } = await startWeChat({ mode, answer: saying((said) => `您说：${said}`) });
    expect(await platform.person().say('买设备可以先租吗𠮷😀')).toEqual({ kind: 'text', text: '您说：买设备可以先租吗𠮷😀' });
  });

  it('a message whose answers are lost is tried three times, and is one turn with one reply', async () => {
    let arrived = 0;
    const network = async (carry: () => Promise<Answered>, delivery: number) => {
      const answered = await carry();
      arrived++;
      if (delivery < 3) throw new NoAnswer();
      return answered;
    };
    const { platform, store } = await startWeChat({ mode, network });
    const person = platform.person();
    expect(await person.say('你好')).toMatchObject({ text: expect.stringContaining('1：你好') });
    expect(await person.say('再说一次')).toMatchObject({ text: expect.stringContaining('2：再说一次') });
    expect(arrived).toBe(6);
    expect(await transcript(store)).toHaveLength(4);
  });

  it('three deliveries at the same time are one turn with one reply', async () => {
    const network = async (carry: () => Promise<Answered>) => {
      const answers = await Promise.all([carry(), carry(), carry()]);
      return answers[1] ?? { status: 0, body: '' };
    };
    const { platform, store } = await startWeChat({ mode, network });
    expect(await platform.person().say('你好')).toMatchObject({ text: expect.stringContaining('1：你好') });
    expect(await transcript(store)).toHaveLength(2);
  });
});

describe('what people send', () => {
  it('a voice message counts by its recognised words', async () => {
    const { platform } = await startWeChat({ answer: saying((said) => said) });
    const voice = { MsgType: 'voice', MediaId: 'm', Format: 'amr', Recognition: '我想贷款。' };
    expect(await platform.person().send(voice)).toEqual({ kind: 'text', text: '我想贷款。' });
  });

  it.each([
    ['image', { PicUrl: 'http://p/1', MediaId: 'm' }, '图片'],
    ['video', { MediaId: 'm', ThumbMediaId: 't' }, '视频'],
    ['shortvideo', { MediaId: 'm', ThumbMediaId: 't' }, '视频'],
    ['voice', { MediaId: 'm', Format: 'amr' }, '语音'],
    ['link', { Title: 't', Description: 'd', Url: 'http://l/' }, '链接'],
    ['file', { Title: 't' }, '消息'],
  ])('a message of kind %s gets a polite answer', async (MsgType, fields, word) => {
    const { platform } = await startWeChat({ answer: saying(() => '请用一句话说说企业想办的事。') });
    const shown = await platform.person().send({ MsgType, ...fields });
    expect(shown).toMatchObject({ kind: 'text', text: expect.stringMatching(new RegExp(`${word}.*\n请用一句话`, 'su')) });
  });

  it('a location counts by the name of its place', async () => {
    const { platform } = await startWeChat({ answer: saying((said) => `在${said}`) });
    const location = { MsgType: 'location', Location_X: '22.9', Location_Y: '113.9', Scale: 15, Label: '东莞市松山湖' };
    expect(await platform.person().send(location)).toEqual({ kind: 'text', text: '在东莞市松山湖' });
  });

  it('a click in the menu says what its button stands for', async () => {
    const { platform } = await startWeChat({ answer: saying((said) => `您点了${said}`) });
    expect(await platform.person().click('帮我找渠道')).toEqual({ kind: 'text', text: '您点了帮我找渠道' });
  });

  it('who follows is welcomed, and a QR code asks what it stands for', async () => {
    const scenes = new Map([['leasing', '设备可以租吗']]);
    const { platform, store } = await startWeChat({ scenes, answer: saying((said) => `[${said}]`) });
    expect(await platform.person().follow()).toEqual({ kind: 'text', text: '[你好]' });
    expect((await transcript(store)).map(({ from }) => from)).toEqual(['user', 'bot']);
    expect(await platform.person().follow('leasing')).toEqual({ kind: 'text', text: '[设备可以租吗]' });
    expect(await platform.person().follow('unknown')).toEqual({ kind: 'text', text: '[你好]' });
    expect(await platform.person().event('SCAN', { EventKey: 'leasing', Ticket: 'T' })).toEqual({ kind: 'text', text: '[设备可以租吗]' });
  });

  it.each(['VIEW', 'LOCATION', 'TEMPLATESENDJOBFINISH', 'scancode_push', 'unsubscribe'])(
    'the event %s is taken and not answered',
    async (name) => {
      const { platform, store } = await startWeChat();
      expect(await platform.person().event(name, { EventKey: 'http://x/', Latitude: '22.9' })).toEqual({ kind: 'nothing' });
      expect(await transcript(store)).toEqual([]);
    },
  );

  it('events of the same second are told apart by their name and key', async () => {
    const { platform, store } = await startWeChat();
    const person = platform.person();
    await person.click('甲');
    await person.click('乙');
    await person.click('乙');
    expect((await transcript(store)).map(({ text }) => text.replace(/\n.*/s, ''))).toEqual(['甲', '1：甲', '乙', '2：乙']);
  });

  it('the same MsgId of two people is two messages', async () => {
    const { platform } = await startWeChat();
    const fields = { MsgType: 'text', Content: '你好', MsgId: '6054768590064713728' };
    for (const person of [platform.person(), platform.person()])
      expect(await person.send(fields)).toMatchObject({ text: expect.stringContaining('1：你好') });
  });

  it('a fault of the assistant is said in words, not shown as a fault of the account', async () => {
    const { platform } = await startWeChat();
    expect(await platform.person().say('坏掉')).toMatchObject({ kind: 'text', text: expect.stringContaining('抱歉') });
  });
});

describe('what people are shown', () => {
  it('a long reply comes in parts, one for each 「更多」, also when those are delivered three times', async () => {
    const sentences = Array.from({ length: 200 }, (_, index) => `第${index + 1}句，说到这里为止。`);
    const network = async (carry: () => Promise<Answered>, delivery: number) => {
      const answered = await carry();
      if (delivery < 3) throw new NoAnswer();
      return answered;
    };
    const { platform } = await startWeChat({ network, answer: saying((said) => (said === '更多' ? '没有了' : sentences.join(''))) });
    const person = platform.person();
    const parts: string[] = [];
    for (let shown = await person.say('全部'); shown.kind === 'text' && shown.text !== '没有了'; shown = await person.say('更多'))
      parts.push(shown.text);
    expect(parts.length).toBeGreaterThan(2);
    const tail = /\n（未完，回复「更多」接着看）$/;
    expect(parts.slice(0, -1).every((part) => tail.test(part))).toBe(true);
    expect(parts.map((part) => part.replace(tail, '')).join('')).toBe(sentences.join(''));
  });

  it('options are numbered, and a number says their words', async () => {
    const { platform } = await startWeChat({ answer: saying((said) => `您说：${said}`, ['原文', '负责部门']) });
    const person = platform.person();
    expect(await person.say('你好')).toEqual({ kind: 'text', text: '您说：你好\n\n1. 原文\n2. 负责部门\n回复数字就行。' });
    expect(await person.say('２')).toMatchObject({ text: expect.stringContaining('您说：负责部门') });
    expect(await person.say('7')).toMatchObject({ text: expect.stringContaining('您说：7') });
  });

  it('numbers of the assistant itself are left to it', async () => {
    const { platform } = await startWeChat({ answer: saying((said) => `您说：${said}\n1. 甲\n2. 乙`, ['甲', '乙', '都不是']) });
    const person = platform.person();
    expect(await person.say('你好')).toEqual({ kind: 'text', text: '您说：你好\n1. 甲\n2. 乙\n\n也可以回复：都不是' });
    expect(await person.say('2')).toMatchObject({ text: expect.stringContaining('您说：2') });
  });

  it.each([
    ['可以回复：原文', '原文'],
    ['1. 企业（工厂、公司）', '1 企业（工厂、公司）'],
  ])('options that the text names already are not said twice (%s)', async (text, title) => {
    const { platform } = await startWeChat({ answer: saying(() => text, [title]) });
    expect(await platform.person().say('你好')).toEqual({ kind: 'text', text });
  });

  it('options are links where the account has them so', async () => {
    const { platform } = await startWeChat({ env: { WECHAT_OPTIONS: 'link' }, answer: saying(() => '好', ['原文']) });
    const link = '<a href="weixin://bizmsgmenu?msgmenucontent=原文&msgmenuid=1">原文</a>';
    expect(await platform.person().say('你好')).toEqual({ kind: 'text', text: `好\n\n${link}` });
  });

  it('a result with a page of its own comes as an article that opens it, the rest of its words behind 「更多」', async () => {
    const lines = [
      '根据您的回答，计划中与您有关的内容：',
      '第13条。'.repeat(100),
      '打印或转发：https://example.cn/r/7KQ2MWXP7KQ2MWXP （2026-05-31 前有效）',
    ];
    const { platform } = await startWeChat({ answer: saying((said) => (said === '结果' ? lines.join('\n') : said)) });
    const person = platform.person();
    const shown = await person.say('结果');
    expect(shown).toMatchObject({ kind: 'article' });
    const xml = shown.kind === 'article' ? shown.xml : '';
    expect(xml).toContain('<Title><![CDATA[根据您的回答，计划中与您有关的内容：]]></Title>');
    expect(xml).toContain('<Url><![CDATA[https://example.cn/r/7KQ2MWXP7KQ2MWXP]]></Url>');
    expect(await person.say('更多')).toMatchObject({ kind: 'text', text: expect.stringContaining('打印或转发') });
  });
});

describe('who people are', () => {
  it('is kept as a keyed hash; the plain OpenID only where messages can be sent, until they unfollow', async () => {
    const { platform, store } = await startWeChat();
    const person = platform.person();
    await person.say('你好');
    const rows = () =>
      store.read(async (db) => [
        await db.selectFrom('conversations').selectAll().execute(),
        await db.selectFrom('activities').selectAll().execute(),
        await db.selectFrom('states').selectAll().execute(),
      ]);
    expect(JSON.stringify(await rows())).not.toContain(person.openId);
    const known = () => store.read((db) => db.selectFrom('wechat_people').select('open_id').execute());
    expect(await known()).toEqual([{ open_id: person.openId }]);
    await person.unfollow();
    expect(await known()).toEqual([]);
  });

  it('is forgotten with all else when a person asks for that', async () => {
    const { platform, store } = await startWeChat({ answer: echo((text) => (text === '删除' ? [{ do: 'erase-user' }] : [])) });
    const person = platform.person();
    await person.say('你好');
    await person.say('删除');
    expect(await store.read((db) => db.selectFrom('wechat_people').selectAll().execute())).toEqual([]);
  });

  it('is not kept at all without the secret that sending needs', async () => {
    const { platform, store } = await startWeChat({ env: { WECHAT_APP_SECRET: '' } });
    await platform.person().say('你好');
    expect(await store.read((db) => db.selectFrom('wechat_people').selectAll().execute())).toEqual([]);
  });
});
