/** The process that compiles changed files beside a running service: none of its work is on the service's time. */
import type { Wish } from '../desk/workshop.ts';
import type { Finding } from '../knowledge/finding.ts';
import type { Places } from '../ops/settings-groups.ts';
import { atOnce } from '../ops/slices.ts';
import { fallenIn, readRegressions } from '../review/regression.ts';
import { assistantFrom, loadParts, type Parts } from './assistant.ts';
import { asking } from './eval.ts';
import { packFiles } from './files.ts';
import { type Tried, tryChange } from './try-change.ts';

/** What came of the files: what they hold and which regression questions fell, or what is wrong with them. */
export type Checked =
  | { readonly parts: Parts; readonly packed: string; readonly fallen: readonly Finding[] }
  | { readonly findings: readonly Finding[] };

/** What the process is asked for. */
export type Request =
  | { readonly do: 'check'; readonly places: Places }
  | { readonly do: 'try'; readonly places: Places; readonly wish: Wish; readonly asked: readonly string[] };

async function check(places: Places): Promise<Checked> {
  const read = await loadParts(places);
  if ('findings' in read) return read;
  // Learns what is to be learned, and keeps it where the service will find it.
  const loaded = atOnce(assistantFrom(read.parts));
  const fallen = fallenIn(readRegressions(places.knowledgeDir), asking(loaded));
  return { parts: read.parts, packed: await packFiles(read.set.files), fallen };
}

function answer(request: Request): Promise<Checked | Tried> {
  return request.do === 'check' ? check(request.places) : tryChange(request.places, request.wish, request.asked);
}

// It sweeps once the result is on its way: what a check leaves behind would go long after the next has begun.
process.on('message', (request: Request) => {
  answer(request).then(
    (answered) => process.send?.(answered, undefined, undefined, () => globalThis.gc?.()),
    (error: unknown) => {
      throw error;
    },
  );
});
process.on('disconnect', () => process.exit(0));
