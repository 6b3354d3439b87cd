/** What a build makes besides the bundles, so that the first start is as quick as any: the dictionary, everything compiled and learned, the page's files compressed. */
import { rmSync } from 'node:fs';
import { readPlaces } from '../ops/settings-groups.ts';
import { ensureDictionary } from '../text/dictionary.ts';
import { packAssets } from '../web/pack-assets.ts';
import { loadAssistant } from './assistant.ts';
import { OWN_CACHES, PUBLIC_DIR } from './places.ts';

/**
 * @param page the page's bundles, as esbuild named them
 * @returns the files made that carry a hash in their names, relative to the project
 */
export async function prepare(page: readonly string[]): Promise<readonly string[]> {
  ensureDictionary();
  // Made by other code, it may hold what this code would not make.
  rmSync(OWN_CACHES.tables, { force: true });
  // Fills the caches; findings are for whoever starts the service or checks the files.
  const [packed] = await Promise.all([packAssets(page, PUBLIC_DIR), loadAssistant(readPlaces({}))]);
  return packed;
}
