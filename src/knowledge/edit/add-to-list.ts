/** One more text in a list of a YAML file: nothing else of the file changes, neither comments nor its layout. */
import { isDeepStrictEqual } from 'node:util';
import { Document, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import type { Path } from '../yaml-path.ts';

/** @returns null where no list of texts stands there */
export function addToList(text: string, path: Path, item: string): string | null {
  const document = parseDocument(text);
  const whole = document.getIn(path, true);
  const list = innermost(whole);
  if (document.errors.length > 0 || list === null) return null;
  const added = list.flow === true ? addedInFlow(text, list, item) : addedInLines(text, list, item);
  return added !== null && isDeepStrictEqual(valuesOf(parseDocument(added).getIn(path, true)), [...valuesOf(whole), item]) ? added : null;
}

/** Where phrases stand in rows, the last row. */
function innermost(node: unknown): YAMLSeq | null {
  if (!isSeq(node)) return null;
  return innermost(node.items.at(-1)) ?? node;
}

function valuesOf(list: unknown): readonly unknown[] {
  return isSeq(list) ? (list.toJSON() as unknown[]).flat(8) : [];
}

function addedInFlow(text: string, list: YAMLSeq, item: string): string | null {
  const [start] = list.range ?? [];
  if (start === undefined) return null;
  const written = inFlow(item);
  const end = endOf(list.items.at(-1));
  return end === null ? spliced(text, start + 1, written) : spliced(text, end, `, ${written}`);
}

/** `- 甲` stands alone in its line, with what is before the dash; a comment may follow. */
function addedInLines(text: string, list: YAMLSeq, item: string): string | null {
  const last = list.items.at(-1);
  const [start, end] = [startOf(last), endOf(last)];
  if (start === null || end === null) return null;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end - 1);
  const dash = text.slice(lineStart, start);
  if (!/^ *- +$/.test(dash)) return null;
  return spliced(text, lineEnd < 0 ? text.length : lineEnd, `\n${dash}${inFlow(item)}`);
}

/** Quoted where it has to be. */
function inFlow(item: string): string {
  const document = new Document([item]);
  if (isSeq(document.contents)) document.contents.flow = true;
  const written = document.toString({ flowCollectionPadding: false, lineWidth: 0 }).trim();
  return written.slice(1, -1);
}

function spliced(text: string, at: number, more: string): string {
  return text.slice(0, at) + more + text.slice(at);
}

function startOf(node: unknown): number | null {
  return (node as { range?: readonly number[] | null } | undefined)?.range?.[0] ?? null;
}

function endOf(node: unknown): number | null {
  return (node as { range?: readonly number[] | null } | undefined)?.range?.[1] ?? null;
}
