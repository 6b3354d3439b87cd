import { describe, expect, it } from 'vitest';
import { cdata, readXml, XmlRefused } from '../../src/channels/wechat/xml.ts';
import fc from '../property.ts';

describe('reading XML', () => {
  it('keeps numbers as text, decodes references, and joins CDATA with text', () => {
    const fields = readXml('<xml><MsgId>0071234567890123456</MsgId><Content>&#x4F60;&lt;<![CDATA[a&lt;b]]></Content></xml>');
    expect(fields.get('MsgId')).toBe('0071234567890123456');
    expect(fields.get('Content')).toBe('你<a&lt;b');
  });

  it('passes over what is nested within a field', () => {
    const fields = readXml('<xml><ScanCodeInfo><ScanType>qrcode</ScanType></ScanCodeInfo><Event>scancode_push</Event></xml>');
    expect([...fields]).toEqual([
      ['ScanCodeInfo', ''],
      ['Event', 'scancode_push'],
    ]);
  });

  it.each([
    ['nothing', ''],
    ['no XML', '{"a":1}'],
    ['a document type', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><Content>&a;</Content></xml>'],
    ['an external entity', '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Content>&a;</Content></xml>'],
    ['an unknown entity', '<xml><Content>&nbsp;</Content></xml>'],
    ['an unclosed element', '<xml><Content>a</xml>'],
    ['text after the root', '<xml></xml>a'],
    ['a second root', '<xml></xml><xml></xml>'],
    ['another root', '<html><Content>a</Content></html>'],
    ['a field that stands twice', '<xml><Content>a</Content><Content>b</Content></xml>'],
    ['deep nesting', `<xml>${'<a>'.repeat(50)}${'</a>'.repeat(50)}</xml>`],
    ['too many fields', `<xml>${Array.from({ length: 300 }, (_, index) => `<a${index}/>`).join('')}</xml>`],
    ['a NUL', '<xml><Content>\0</Content></xml>'],
  ])('refuses %s', (_, xml) => {
    expect(() => readXml(xml)).toThrow(XmlRefused);
  });

  it('reads back what a CDATA section was made of', () => {
    const written = (text: string) => readXml(`<xml><Content>${cdata(text)}</Content></xml>`).get('Content');
    for (const text of ['a]]>b', ']]]]>>', '𠮷😀👨‍👩‍👧‍👦', '<xml>&amp;']) expect(written(text)).toBe(text);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void written(text)));
  });

  it('leaves out of a CDATA section what XML cannot hold', () => {
    expect(cdata('a\u0000b\ud83dc\uffffd')).toBe('<![CDATA[abcd]]>');
  });
});
