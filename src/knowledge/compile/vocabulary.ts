import type { Body, Facet, FacetPattern } from '../model.ts';
import { didYouMean } from '../nearest.ts';
import { type BodiesFile, bodiesSchema, type FacetsFile, facetsSchema } from '../schemas/vocabulary.ts';
import type { Path } from '../yaml-path.ts';
import { type Compilation, type Desk, readFile, report, reportRepeats } from './compilation.ts';
import { ourWords } from './our-words.ts';
import { phrasesOf } from './phrases.ts';
import { dayAt } from './references.ts';

export function compileBodies(compilation: Compilation): readonly Body[] | null {
  const file = readFile<BodiesFile>(compilation, 'bodies.yaml', bodiesSchema);
  if (file === null) return null;
  const desk = { compilation, file };
  reportRepeats(
    desk,
    file.value.map((body) => body.name),
    '部门',
    (index) => [index, 'name'],
  );
  return file.value.map((body, index) => bodyOf(desk, index, body));
}

function bodyOf(desk: Desk, index: number, { name, kind, en, words, contacts = [], successor }: BodiesFile[number]): Body {
  for (const [place, { date }] of contacts.entries()) dayAt(desk, [index, 'contacts', place, 'date'], date);
  dayAt(desk, [index, 'successor', 'date'], successor?.date);
  return {
    ...{ name, kind, en, contacts },
    words: phrasesOf(desk, [[[index, 'words'], words]]),
    successor: successor === undefined ? null : { ...successor, en: successor.en ?? '' },
  };
}

export function compileFacets(compilation: Compilation): readonly Facet[] | null {
  const file = readFile<FacetsFile>(compilation, 'facets.yaml', facetsSchema);
  if (file === null) return null;
  const desk = { compilation, file };
  reportRepeats(
    desk,
    file.value.map((facet) => facet.id),
    '名称',
    (index) => [index, 'id'],
  );
  return file.value.map(({ id, label, values }, index) => {
    reportRepeats(
      desk,
      values.map((value) => value.id),
      `「${id}」的取值`,
      (inner) => [index, 'values', inner, 'id'],
    );
    return {
      id,
      label: ourWords(compilation, label),
      values: values.map((value, inner) => facetValue(desk, [index, 'values', inner], value)),
    };
  });
}

function facetValue(desk: Desk, path: Path, { id, label, words }: FacetsFile[number]['values'][number]): Facet['values'][number] {
  return { id, label: ourWords(desk.compilation, label), words: phrasesOf(desk, [[[...path, 'words'], words]]) };
}

/** A pattern whose facets and values are all known. Facets that could not be read hold nothing against it. */
export function facetPattern(desk: Desk, path: Path, pattern: FacetPattern, facets: readonly Facet[] | null): FacetPattern {
  for (const [id, values] of Object.entries(facets === null ? {} : pattern)) {
    const facet = facets?.find((known) => known.id === id);
    const ids = facet?.values.map((value) => value.id) ?? [];
    if (facet === undefined)
      report(
        desk,
        [...path, id],
        `facets.yaml 里没有「${id}」${didYouMean(
          id,
          (facets ?? []).map((known) => known.id),
        )}`,
        'name',
      );
    else
      values.forEach((value, index) => {
        if (!ids.includes(value)) report(desk, [...path, id, index], `facets.yaml 的「${id}」里没有「${value}」${didYouMean(value, ids)}`);
      });
  }
  return pattern;
}
