/** The XML of callbacks, read strictly: one `<xml>` element with fields. No DTD, so no entity but the five of XML itself. */
import { SaxesParser } from 'saxes';

const DEEPEST = 8;
const MOST_FIELDS = 256;

/** Texts of the root's direct children; of those that hold elements themselves, only their own text. */
export type Fields = ReadonlyMap<string, string>;

export class XmlRefused extends Error {
  constructor(reason: string) {
    super(`the message is not acceptable XML: ${reason}`);
    this.name = 'XmlRefused';
  }
}

/** @throws XmlRefused for anything but well-formed XML of that shape */
export function readXml(xml: string): Fields {
  const fields = new Map<string, string>();
  const path: string[] = [];
  const parser = new SaxesParser();
  const addText = (text: string) => {
    const name = path[1];
    if (path.length === 2 && name !== undefined) fields.set(name, (fields.get(name) ?? '') + text);
  };
  parser.on('error', (error) => refuse(error.message));
  parser.on('doctype', () => refuse('it declares a document type'));
  parser.on('opentag', ({ name }) => {
    path.push(name);
    if (path[0] !== 'xml') refuse('its root is not <xml>');
    if (path.length > DEEPEST) refuse('it is nested too deeply');
    if (path.length === 2) openField(fields, name);
  });
  parser.on('closetag', () => void path.pop());
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(xml).close();
  return fields;
}

function openField(fields: Map<string, string>, name: string): void {
  // A second one of the same name would leave open which is meant.
  if (fields.has(name)) refuse('a field stands twice');
  if (fields.size >= MOST_FIELDS) refuse('it has too many fields');
  fields.set(name, '');
}

function refuse(reason: string): never {
  throw new XmlRefused(reason);
}

/** A CDATA section; what XML cannot hold (control characters, halves of a pair) is left out. */
export function cdata(text: string): string {
  const legal = text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFC}\u{10000}-\u{10FFFF}]/gu, '');
  return `<![CDATA[${legal.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
