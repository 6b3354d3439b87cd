/** Wording near to what somebody wrote: retrieval over the concepts' phrases. */
import type { KnowledgeBase } from '../knowledge/model.ts';
import type { Sliced } from '../ops/slices.ts';
import { type DocumentTerms, postingsOf } from './documents.ts';
import type { Postings } from './postings.ts';
import { entriesOf, type Vocabulary } from './vocabulary.ts';

export interface Target {
  readonly id: string;
  readonly topic: boolean;
  readonly speaksFor: readonly { readonly measure: number; readonly weight: number }[];
}

export interface NearTables {
  readonly postings: Postings;
  readonly targets: readonly Target[];
}

/** The concepts and silent matters as documents made of their phrases. */
export function* nearTablesOf(
  knowledge: KnowledgeBase,
  vocabulary: Vocabulary,
  document: (phrases: readonly string[]) => DocumentTerms,
): Sliced<NearTables> {
  const targets: Target[] = [];
  const phrases: (readonly string[])[] = [];
  // English wording is a document of its own: beside many Chinese phrases it would count for little.
  const byGroup = new Map<string, string[]>();
  for (const entry of entriesOf(vocabulary)) {
    if (entry.kind !== 'concept') continue;
    const key = `${entry.group} ${/^[ -~]/.test(entry.phrase)}`;
    const known = byGroup.get(key);
    if (known !== undefined) known.push(entry.phrase);
    else {
      const list = [entry.phrase];
      byGroup.set(key, list);
      targets.push({ id: entry.id, topic: false, speaksFor: entry.speaksFor });
      phrases.push(list);
    }
  }
  for (const topic of knowledge.outside) {
    targets.push({ id: topic.id, topic: true, speaksFor: [] });
    phrases.push(topic.phrases);
  }
  const documents: DocumentTerms[] = [];
  for (const each of phrases) {
    yield;
    documents.push(document(each));
  }
  return { postings: yield* postingsOf(documents, [{ weight: 1, lengthNormalisation: 0.75 }]), targets };
}
