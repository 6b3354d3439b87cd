/** A person's words → what the later stages read: folded, mended, cut, with the knowledge's phrases found in it. */
import type { KnowledgeBase } from '../knowledge/model.ts';
import { fold } from '../text/fold.ts';
import { detectScript } from '../text/language.ts';
import { mender } from '../text/mend.ts';
import { type PhraseHit, phraseMatcher } from '../text/phrases.ts';
import type { AnalysisTables } from './analysis-tables.ts';
import type { Analysis, Match } from './model.ts';
import { createRegional } from './regional.ts';
import { ownWordsOver, wordsOf } from './terms.ts';
import { type Entry, entryAt, type Vocabulary } from './vocabulary.ts';
import { ANALYSIS } from './weights.ts';

/** A match with the entry that it comes from and the stretches that it covers. */
export interface FullMatch extends Match {
  readonly entry: Entry;
  readonly parts: PhraseHit['parts'];
}

export interface FullAnalysis extends Analysis {
  readonly matches: readonly FullMatch[];
}

export interface Analyser {
  analyse(typed: string): FullAnalysis;
  /** The words of an analysed text, or of a stretch of it. */
  words(text: string): readonly string[];
}

export function analyserOver(knowledge: KnowledgeBase, tables: AnalysisTables): Analyser {
  const { vocabulary } = tables;
  const matcher = phraseMatcher(vocabulary.matcher);
  const ownWords = ownWordsOver(tables.own);
  const rewriteRegional = createRegional(knowledge.regional);
  const { mend } = mender(tables.mender, new Set(knowledge.stopWords.filter((word) => word.length === 1)));

  // Most messages are looked up just as they were analysed.
  let last: { readonly text: string; readonly words: readonly string[] } | null = null;
  function words(text: string): readonly string[] {
    if (last?.text !== text) last = { text, words: wordsOf(text, ownWords) };
    return last.words;
  }

  function analyse(typed: string): FullAnalysis {
    const folded = fold(typed.slice(0, ANALYSIS.longest));
    const mended: { from: string; to: string; why: 'regional' | 'typo' | 'pinyin' }[] = [];
    const asTyped = matcher.find(folded);
    const regional = rewriteRegional(folded, literalStretches(asTyped));
    for (const { from, to } of regional.rewritten) mended.push({ from, to, why: 'regional' });

    let text = regional.text;
    let hits = text === folded ? asTyped : matcher.find(text);
    const script = detectScript(typed.slice(0, ANALYSIS.longest));
    const mendings = mend(text, literalStretches(hits));
    if (mendings.length > 0) {
      let out = '';
      let at = 0;
      for (const { start, end, from, to, why } of mendings) {
        out += text.slice(at, start) + to;
        at = end;
        mended.push({ from, to, why });
      }
      text = out + text.slice(at);
      hits = matcher.find(text);
    }
    const isPinyinOnly = script === 'en' && mended.some(({ why }) => why === 'pinyin');
    return {
      typed,
      folded: text,
      mended,
      tokens: words(text).filter((token) => token.trim() !== ''),
      matches: matchesOf(vocabulary, hits),
      script: isPinyinOnly ? 'zh-Hans' : script,
    };
  }
  return { analyse, words };
}

/** The hits with what they are, without what lies within a longer one of the same kind. */
export function matchesOf(vocabulary: Vocabulary, hits: readonly PhraseHit[]): FullMatch[] {
  return longestOfEachKind(withoutRepetitions(hits).map(({ phrase, parts }) => fullMatch(entryAt(vocabulary, phrase), parts)));
}

function fullMatch(entry: Entry, parts: PhraseHit['parts']): FullMatch {
  const start = (parts[0] as readonly [number, number])[0];
  const end = (parts.at(-1) as readonly [number, number])[1];
  return { start, end, phrase: entry.phrase, kind: entry.kind, id: entry.id, entry, parts };
}

function literalStretches(hits: readonly PhraseHit[]): (readonly [number, number])[] {
  return hits.flatMap(({ parts }) => parts.filter(([start, end]) => end - start >= 2));
}

/** A phrase said over and over says no more than one said twice. */
function withoutRepetitions(hits: readonly PhraseHit[]): PhraseHit[] {
  const times = new Map<number, number>();
  return hits.filter(({ phrase }) => {
    const before = times.get(phrase) ?? 0;
    times.set(phrase, before + 1);
    return before < ANALYSIS.occurrences;
  });
}

/** Leaves out what lies within a longer match of the same kind. */
function longestOfEachKind(matches: readonly FullMatch[]): FullMatch[] {
  return matches
    .filter((match) => !matches.some((other) => other.kind === match.kind && covers(other, match)))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Whether every part of `inner` lies within a part of `outer`, which is longer. */
export function covers(outer: FullMatch, inner: FullMatch): boolean {
  if (outer === inner || outer.start > inner.start || outer.end < inner.end) return false;
  return (
    lengthOf(outer) > lengthOf(inner) && inner.parts.every(([start, end]) => outer.parts.some(([from, to]) => from <= start && end <= to))
  );
}

function lengthOf({ parts }: FullMatch): number {
  return parts.reduce((sum, [start, end]) => sum + end - start, 0);
}
