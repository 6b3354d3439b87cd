/** A reply as it is being written: the staff member's own words, and passages that are locked. */

import { type Warning, warningsFor } from '../../desk/draft-warnings.ts';
import { findPassage, type Passage, passagesOf } from '../../desk/passages.ts';
import type { KnowledgeBase } from '../../knowledge/model.ts';
import type { Console } from './console.ts';
import { line, lines } from './form.ts';

export interface Draft {
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly q: string;
}

const MOST_PASSAGES = 6;
const MEASURES = 3;

/** Passages come as ids only: their words are always those of the source. */
export function readDraft(form: URLSearchParams, base: KnowledgeBase): Draft {
  const ids = [...new Set(form.getAll('passage'))].slice(0, MOST_PASSAGES);
  const passages = ids.flatMap((id) => findPassage(base, id) ?? []);
  return { text: lines(form, 'text'), passages, q: line(form, 'q', 500) };
}

export function withPassage(draft: Draft, base: KnowledgeBase, id: string): Draft {
  const added = findPassage(base, id);
  if (added === null || draft.passages.some((one) => one.id === id) || draft.passages.length >= MOST_PASSAGES) return draft;
  return { ...draft, passages: [...draft.passages, added] };
}

export function withoutPassage(draft: Draft, id: string): Draft {
  return { ...draft, passages: draft.passages.filter((one) => one.id !== id) };
}

export function withText(draft: Draft, text: string): Draft {
  return { ...draft, text: [draft.text, text].filter((part) => part !== '').join('\n') };
}

export function warningsOf({ text, passages }: Draft): readonly Warning[] {
  return warningsFor(
    text,
    passages.map((passage) => passage.text),
  );
}

/** Names a warning in the form by which it is confirmed. */
export function warningKey({ about, words }: Warning): string {
  return `${about} ${words}`;
}

/** What the owner gets. */
export function composed({ text, passages }: Draft, from: string): string {
  const quoted = passages.map((passage) => `〔原文〕${passage.text}\n——${passage.citation}`);
  return [`${from}\n${text}`.trimEnd(), ...quoted].join('\n\n');
}

/** What the very turn that owners get finds for the words, as passages to put in. */
export function suggestions({ answer, assistant }: Pick<Console, 'answer' | 'assistant'>, q: string, now: Date): readonly Passage[] {
  if (q === '') return [];
  const { report } = answer(null, { text: q }, now, 'staff');
  return passagesOf(assistant().knowledge, report.measures.slice(0, MEASURES), report.citations);
}
