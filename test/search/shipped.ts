/** The search over the shipped knowledge. */
import { OWN_CACHES } from '../../src/commands/places.ts';
import { loadKnowledge } from '../../src/knowledge/cache.ts';
import { formatFinding } from '../../src/knowledge/finding.ts';
import type { KnowledgeBase } from '../../src/knowledge/model.ts';
import { readPlaces } from '../../src/ops/settings-groups.ts';
import { createSearch, type Search } from '../../src/search/search.ts';

const compiled = await loadKnowledge({ ...readPlaces({}), cacheFile: OWN_CACHES.knowledge });
if ('findings' in compiled) throw new Error(compiled.findings.map(formatFinding).join('\n'));

export const knowledge: KnowledgeBase = compiled.knowledge;
export const search: Search = createSearch(knowledge, { learnedFile: OWN_CACHES.learned });

export function numbers(question: string): number[] {
  return search.find(question).hits.map(({ number }) => number);
}
