/** What the analysis goes by, as plain typed arrays made from the knowledge. */
import type { KnowledgeBase } from '../knowledge/model.ts';
import type { Sliced } from '../ops/slices.ts';
import { fold } from '../text/fold.ts';
import { type MendableWord, type MenderTables, menderTablesOf } from '../text/mend-tables.ts';
import { type PhraseTables, phraseTablesOf } from '../text/phrase-tables.ts';
import { cut } from '../text/segment.ts';
import { type Entry, entriesOf, type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { ANALYSIS } from './weights.ts';

export interface AnalysisTables {
  readonly vocabulary: Vocabulary;
  /** Words that are laid over the dictionary's cuts. */
  readonly own: PhraseTables;
  readonly mender: MenderTables;
}

const CUT_AT_ONCE = 500;
const OWN_WORD = /^[\u4e00-\u9fff]{2,}$/;
const HAS_WORD = /[\u4e00-\u9fff]{2}/;
/** Kinds of phrases that are words of their own. */
export const OWN_KINDS: ReadonlySet<string> = new Set(['measure-word', 'avenue', 'body']);
const TERM_KINDS: ReadonlySet<string> = new Set(['measure-word', 'avenue', 'body', 'plan-word']);

export function* analysisTablesOf(knowledge: KnowledgeBase): Sliced<AnalysisTables> {
  const vocabulary = yield* vocabularyOf(knowledge);
  const entries = [...entriesOf(vocabulary)];
  yield;
  const own = entries.filter(({ kind, phrase }) => OWN_KINDS.has(kind) && OWN_WORD.test(phrase)).map(({ phrase }) => phrase);
  return {
    vocabulary,
    own: yield* phraseTablesOf([...new Set(own)]),
    mender: yield* menderTablesOf(yield* mendableWords(knowledge, entries)),
  };
}

function* mendableWords({ plans }: KnowledgeBase, entries: readonly Entry[]): Sliced<MendableWord[]> {
  const words: MendableWord[] = [];
  const texts = plans.flatMap(({ measures }) => measures.map(({ title, text }) => fold(title.shown + text.shown)));
  for (const { phrase, kind } of entries) {
    if (kind === 'unstated-except' || !HAS_WORD.test(phrase)) continue;
    if (!phrase.includes('…')) words.push({ word: phrase, kind: TERM_KINDS.has(kind) ? 'term' : 'phrase' });
    texts.push(phrase);
  }
  // Many at once: each call into the segmenter costs more than a phrase.
  const tokens = new Map<string, number>();
  for (let at = 0; at < texts.length; at += CUT_AT_ONCE) {
    yield;
    for (const token of cut(texts.slice(at, at + CUT_AT_ONCE).join('\n')))
      if (token.length >= 2) tokens.set(token, (tokens.get(token) ?? 0) + 1);
  }
  for (const [word, times] of tokens) words.push({ word, kind: times >= ANALYSIS.common ? 'common' : 'token' });
  return words;
}
