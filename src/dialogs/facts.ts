/** What a sentence tells about the speaker, as facet values. */
import type { Facet } from '../knowledge/model.ts';
import { fold } from '../text/fold.ts';
import { createPhraseMatcher } from '../text/phrases.ts';

/** One facet value told; positions are UTF-16 indices into the folded text. */
export interface Fact {
  readonly facet: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface FactReader {
  /** In the order told; what is denied (没有专利) is left out. */
  read(text: string): readonly Fact[];
}

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
  return {
    read(typed) {
      const text = fold(typed);
      const facts = matcher.find(text).map((hit): Fact => {
        const start = hit.parts[0]?.[0] ?? 0;
        const end = hit.parts.at(-1)?.[1] ?? start;
        return { ...(targets[hit.phrase] as Target), start, end };
      });
      return longest(facts, (fact) => fact.facet).filter((fact) => !isDenied(text, fact.start));
    },
  };
}

/** Without what lies within a longer hit of the same kind, in order of the text. */
export function longest<T extends { readonly start: number; readonly end: number }>(
  hits: readonly T[],
  kindOf: (hit: T) => string,
): readonly T[] {
  const within = (hit: T, other: T) =>
    kindOf(hit) === kindOf(other) && other.start <= hit.start && other.end >= hit.end && other.end - other.start > hit.end - hit.start;
  return hits.filter((hit) => !hits.some((other) => within(hit, other))).toSorted((a, b) => a.start - b.start || b.end - a.end);
}

const DENIAL =
  /(?:没有?|无|不是|不想|不要|不用|不做|不需要|并非|未|冇|唔系|唔使|\bno|\bnot|\bwithout|\bdon't have(?: any)?|\bdo not have(?: any)?)(?:什么|任何|自己的|申请|a|any)?\s*$/;

/** Whether what starts here is denied: 没有专利, no patents. */
export function isDenied(text: string, start: number): boolean {
  return DENIAL.test(text.slice(Math.max(0, start - 16), start));
}
