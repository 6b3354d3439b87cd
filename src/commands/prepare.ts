/** What a build makes besides the bundles: dictionary, compiled knowledge, the page's files compressed. */

import { loadKnowledge } from '../knowledge/cache.ts';
import { readPlaces } from '../ops/settings-groups.ts';
import { ensureDictionary } from '../text/dictionary.ts';
import { packAssets } from '../web/pack-assets.ts';
import { KNOWLEDGE_CACHE, PUBLIC_DIR } from './places.ts';

/**
 * @param page the page's bundles, as esbuild named them
 * @returns the files made, relative to the project
 */
export async function prepare(page: readonly string[]): Promise<readonly string[]> {
  ensureDictionary();
  const [packed] = await Promise.all([
    packAssets(page, PUBLIC_DIR),
    // Findings are for whoever starts the service or checks the files.
    loadKnowledge({ ...readPlaces({}), cacheFile: KNOWLEDGE_CACHE }),
  ]);
  return packed;
}
