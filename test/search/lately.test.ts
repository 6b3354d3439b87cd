/** What came twice is not looked up again, and what is kept is bounded. */
import { expect, it } from 'vitest';
import { OWN_CACHES } from '../../src/commands/places.ts';
import { createSearch } from '../../src/search/search.ts';
import { knowledge } from './shipped.ts';

const [FIRST, SECOND, THIRD] = ['想租一台注塑机', '专利能不能押给银行', '想上新三板'] as const;

function searchKeeping(kept: number) {
  return createSearch(knowledge, { tablesFile: OWN_CACHES.tables, learnedFile: OWN_CACHES.learned, kept });
}

it('keeps what came twice, the texts used last and no more', () => {
  const search = searchKeeping(2);
  const once = search.find(FIRST);
  const twice = search.find(FIRST);
  expect(twice).not.toBe(once);
  expect(search.find(FIRST)).toBe(twice);
  for (const text of [SECOND, SECOND, THIRD, THIRD]) search.find(text);
  expect(search.find(FIRST)).not.toBe(twice);
});

it('looks up whatever is too long to come twice', () => {
  const search = searchKeeping(2);
  const long = `${FIRST}，${'我们在东莞做了二十年注塑，'.repeat(8)}想问问`;
  search.find(long);
  expect(search.find(long)).not.toBe(search.find(long));
});

it('gives the same measures from what is kept', () => {
  const [keeping, forgetful] = [searchKeeping(400), searchKeeping(0)];
  for (const text of [FIRST, SECOND, FIRST, SECOND, FIRST, SECOND])
    expect(keeping.find(text).hits.map(({ number }) => number)).toEqual(forgetful.find(text).hits.map(({ number }) => number));
});
