/** What a sentence tells about the speaker, as facet values. */
import type { Facet } from '../knowledge/model.ts';
import { BREAK } from '../text/clause.ts';
import { denialOf, isDenied } from '../text/denial.ts';
import { fold } from '../text/fold.ts';
import { createPhraseMatcher } from '../text/phrases.ts';
import { isAimedAt, isContrast, isTrade, speakerOf, urgentFirst } from './stance.ts';

/** One facet value told; positions are UTF-16 indices into the folded text. */
export interface Fact {
  readonly facet: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** The speaker says so of themselves (我们是创投); only ever true of a kind of organisation. */
  readonly self: boolean;
}

export interface FactReader {
  /** In the order told, but what is called urgent first; what is denied (没有专利), and what is somebody else's or only made for a living, is left out. */
  read(text: string): readonly Fact[];
  /** What the speaker says is not wanted. */
  rejected(text: string): readonly Fact[];
}

/** Told by their matter (买房), not by what they are: nobody looks for them. */
export const PERSONS: readonly string[] = ['individual', 'private-person'];

/** Beside any other kind that people say they are, these count no longer: a bank is a company too, a worker in one is not it. */
const GENERAL_KINDS: readonly string[] = ['enterprise', 'individual'];

interface Target {
  readonly facet: string;
  readonly value: string;
}

const readers = new WeakMap<readonly Facet[], FactReader>();

/** One reader for a vocabulary, made once. */
export function factReader(facets: readonly Facet[]): FactReader {
  const known = readers.get(facets) ?? createReader(facets);
  readers.set(facets, known);
  return known;
}

function createReader(facets: readonly Facet[]): FactReader {
  const phrases: string[] = [];
  const targets: Target[] = [];
  for (const { id: facet, values } of facets) {
    for (const { id: value, words } of values) {
      for (const word of words) {
        phrases.push(word);
        targets.push({ facet, value });
      }
    }
  }
  const matcher = createPhraseMatcher(phrases);
  const all = (text: string): readonly Fact[] => {
    const facts = matcher.find(text).map((hit): Fact => {
      const start = hit.parts[0]?.[0] ?? 0;
      return { ...(targets[hit.phrase] as Target), start, end: hit.parts.at(-1)?.[1] ?? start, self: false };
    });
    // What runs on beyond a comma (专利质押，评估) tells only where nothing of its kind within one clause does.
    const within = facts.filter(({ start, end }) => !BREAK.test(text.slice(start, end)));
    const beyond = facts.filter(
      (fact) => fact.facet !== 'kind' && !within.some((other) => other.facet === fact.facet && overlap(other, fact)),
    );
    return longest([...within, ...beyond], (fact) => fact.facet);
  };
  // Every question of a dialog reads the same message.
  let last: { readonly typed: string; readonly facts: readonly Fact[] } | null = null;
  const read = (typed: string): readonly Fact[] => {
    const text = fold(typed);
    const meant = all(text).filter(
      ({ facet, start, end }) =>
        !isDenied(text, start, end) &&
        !isContrast(text, start) &&
        !(facet === 'need' && isTrade(text, start, end)) &&
        !(facet === 'industry' && isAimedAt(text, start)),
    );
    const kinds = kindsOf(text, meant);
    const facts = meant.flatMap((fact) => (fact.facet === 'kind' ? kinds.filter((kind) => sameFact(kind, fact)) : [fact]));
    return urgentFirst(text, facts);
  };
  return {
    read(typed) {
      if (last?.typed !== typed) last = { typed, facts: read(typed) };
      return last.facts;
    },
    rejected(typed) {
      const text = fold(typed);
      return all(text).filter(({ start, end }) => denialOf(text, start, end) === 'rejected');
    },
  };
}

function sameFact(one: Fact, other: Fact): boolean {
  return one.value === other.value && one.start === other.start && one.end === other.end;
}

/** Which kinds of organisation the speaker may be: those said of themselves, else those said of nobody else. */
function kindsOf(text: string, facts: readonly Fact[]): readonly Fact[] {
  const kinds = facts
    .filter(({ facet }) => facet === 'kind')
    .map((fact) => {
      const speaker = speakerOf(text, fact.start, fact.end);
      return { fact, speaker: speaker === 'other' && PERSONS.includes(fact.value) ? ('unclear' as const) : speaker };
    });
  const own = kinds.filter(({ speaker }) => speaker === 'self');
  const told = own.length > 0 ? own : kinds.filter(({ speaker }) => speaker === 'unclear');
  const particular = told.filter(({ fact }) => !GENERAL_KINDS.includes(fact.value));
  return (particular.length > 0 ? particular : told).map(({ fact, speaker }) => ({ ...fact, self: speaker === 'self' }));
}

function overlap(one: Fact, other: Fact): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Without what lies within a longer hit of the same kind, in order of the text. */
export function longest<T extends { readonly start: number; readonly end: number }>(
  hits: readonly T[],
  kindOf: (hit: T) => string,
): readonly T[] {
  const reached = new Map<string, T>();
  return hits
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((hit) => {
      const furthest = reached.get(kindOf(hit));
      if (furthest === undefined || hit.end > furthest.end) reached.set(kindOf(hit), hit);
      return furthest === undefined || furthest.end < hit.end || (furthest.end === hit.end && furthest.start === hit.start);
    });
}
