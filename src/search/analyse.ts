/** A person's words → what the later stages read: folded, mended, cut, with the knowledge's phrases found in it. */
import type { KnowledgeBase } from '../knowledge/model.ts';
import type { Sliced } from '../ops/slices.ts';
import { fold } from '../text/fold.ts';
import { detectScript } from '../text/language.ts';
import { type Mender, menderOf } from '../text/mend.ts';
import type { MendableWord } from '../text/mend-tables.ts';
import { type PhraseHit, phraseMatcherOf } from '../text/phrases.ts';
import { cut } from '../text/segment.ts';
import type { Analysis, Match } from './model.ts';
import { type OwnWords, wordsOf } from './terms.ts';
import type { Entry, Vocabulary } from './vocabulary.ts';
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
  readonly ownWords: OwnWords;
}

const CUT_AT_ONCE = 500;
const OWN_WORD = /^[\u4e00-\u9fff]{2,}$/;
const HAS_WORD = /[\u4e00-\u9fff]{2}/;
/** Kinds whose words are laid over the dictionary's cuts. */
const OWN_KINDS: ReadonlySet<string> = new Set(['measure-word', 'avenue', 'body']);
const TERM_KINDS: ReadonlySet<string> = new Set(['measure-word', 'avenue', 'body', 'plan-word']);

export function* analyserOf(knowledge: KnowledgeBase, vocabulary: Vocabulary): Sliced<Analyser> {
  const { matcher, entries } = vocabulary;
  const mender = yield* knowledgeMender(knowledge, vocabulary);

  const own = entries.filter((entry) => OWN_KINDS.has(entry.kind) && OWN_WORD.test(entry.phrase));
  const ownMatcher = yield* phraseMatcherOf([...new Set(own.map((entry) => entry.phrase))]);
  const ownWords: OwnWords = (text) => {
    const stretches = ownMatcher.find(text).map(({ parts }) => parts[0] as readonly [number, number]);
    return stretches.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  };

  function analyse(typed: string): FullAnalysis {
    const folded = fold(typed.slice(0, ANALYSIS.longest));
    const mended: { from: string; to: string; why: 'regional' | 'typo' | 'pinyin' }[] = [];
    const regional = vocabulary.rewriteRegional(folded, literalStretches(matcher.find(folded)));
    for (const { from, to } of regional.rewritten) mended.push({ from, to, why: 'regional' });

    let text = regional.text;
    let hits = matcher.find(text);
    const script = detectScript(typed.slice(0, ANALYSIS.longest));
    const mendings = mender.mend(text, literalStretches(hits));
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
      tokens: wordsOf(text, ownWords).filter((token) => token.trim() !== ''),
      matches: longestOfEachKind(withoutRepetitions(hits).map(({ phrase, parts }) => fullMatch(entries[phrase] as Entry, parts))),
      script: isPinyinOnly ? 'zh-Hans' : script,
    };
  }
  return { analyse, ownWords };
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

function* knowledgeMender(knowledge: KnowledgeBase, { entries, measures }: Vocabulary): Sliced<Mender> {
  const words: MendableWord[] = [];
  const texts = measures.map((measure) => fold(measure.title.shown + measure.text.shown));
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
  const idle = new Set(knowledge.stopWords.filter((word) => word.length === 1));
  return yield* menderOf(words, idle);
}
