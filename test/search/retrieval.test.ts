import { describe, expect, it } from 'vitest';
import { atOnce } from '../../src/ops/slices.ts';
import { corpusOf } from '../../src/search/corpus.ts';
import { createRetrieval } from '../../src/search/retrieval.ts';
import fc from '../property.ts';

const FIELD = [{ weight: 1, lengthNormalisation: 0.75 }];
const word = fc.constantFrom(...'abcdefghij');
const words = fc.array(word, { maxLength: 12 });

describe('retrieval', () => {
  it('ranks what FlexSearch yields as a scan of every document would', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 30 }), words, (documents, question) => {
        const retrieval = createRetrieval(
          documents.map((document) => [document]),
          FIELD,
        );
        expect(retrieval.rank(question, 10)).toEqual(retrieval.rankAll(question, 10));
      }),
    );
  });

  it('explains a score as the sum of its terms', () => {
    const retrieval = createRetrieval([[['租', '设备']], [['租', '房']], [['贷款']]], FIELD);
    const [first] = retrieval.rank(['租', '设备'], 1);
    const parts = retrieval.explain(['租', '设备'], first?.document ?? -1);
    expect(first?.document).toBe(0);
    expect(parts.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(first?.score ?? -1);
    expect(parts[0]?.term).toBe('设备');
  });

  it('lets the rarer word weigh more', () => {
    const retrieval = createRetrieval([[['企业', '伺服']], [['企业', '企业']], [['企业']]], FIELD);
    expect(retrieval.rank(['企业', '伺服'], 1)[0]?.document).toBe(0);
  });

  it('knows no score without a common term', () => {
    expect(createRetrieval([[['a']]], FIELD).rank(['b'], 5)).toEqual([]);
    expect(createRetrieval([], FIELD).rank(['b'], 5)).toEqual([]);
  });
});

describe('a corpus', () => {
  it('prefers the document whose words stand together', () => {
    const filler = ['x', 'y', 'z', 'w'];
    const together = { fields: [['a', 'b', ...filler, ...filler]], title: [], sentences: [['a', 'b'], filler, filler, filler] };
    const apart = { fields: [['a', ...filler, ...filler, 'b']], title: [], sentences: [['a'], filler, filler, filler, ['b']] };
    const corpus = atOnce(corpusOf([apart, together], FIELD));
    expect(corpus.rank(['a', 'b'], 2).map(({ document }) => document)).toEqual([1, 0]);
  });
});
