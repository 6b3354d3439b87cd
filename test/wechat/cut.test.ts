import { describe, expect, it } from 'vitest';
import { cutText } from '../../src/channels/wechat/cut.ts';
import fc from '../property.ts';

function allParts(text: string, limitBytes: number): string[] {
  const parts: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const cut = cutText(rest, limitBytes, '更多');
    parts.push(cut.shown);
    rest = cut.rest;
  }
  return parts;
}

const withoutSpace = (text: string) => text.replace(/\s/g, '');

describe('a text that is too long', () => {
  it('is cut behind the last sentence that fits', () => {
    const sentence = '支持企业租赁设备。';
    const { shown, rest } = cutText(sentence.repeat(100), 2048, '更多');
    expect(shown.endsWith('。\n更多')).toBe(true);
    expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(2048);
    expect(rest.startsWith('支持')).toBe(true);
  });

  it('is left whole at exactly the limit, and cut one byte beyond', () => {
    expect(cutText('好'.repeat(682), 2046, '更多').rest).toBe('');
    expect(cutText('好'.repeat(682), 2045, '更多').rest).not.toBe('');
  });

  it('is never cut within an emoji, families and flags included', () => {
    const family = '👨‍👩‍👧‍👦';
    for (const part of allParts(family.repeat(40), 200)) expect(part.replaceAll(family, '').replace(/[\s更多]/g, '')).toBe('');
  });

  it('is never cut within a link, be there the end of a sentence in its words', () => {
    const link = '<a href="weixin://bizmsgmenu?msgmenucontent=先看看。都有什么&msgmenuid=1">先看看。都有什么</a>';
    for (let limitBytes = 150; limitBytes < 400; limitBytes++)
      for (const part of allParts(`好。\n\n${link}\n${link}${link}`, limitBytes)) expect(part.replaceAll(link, '')).not.toMatch(/[<>]/);
  });

  it('loses nothing over its parts, each within the limit and well formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), fc.integer({ min: 64, max: 400 }), (text, limitBytes) => {
        const parts = allParts(text, limitBytes);
        for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(limitBytes);
        const joined = parts.map((part, index) => (index < parts.length - 1 ? part.slice(0, -'\n更多'.length) : part)).join('');
        expect(withoutSpace(joined)).toBe(withoutSpace(text));
      }),
    );
  });
});
