/** The files that people edit, for the console. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Wish, Workshop, Writing } from '../desk/workshop.ts';
import type { Finding } from '../knowledge/finding.ts';
import { labelOf } from '../knowledge/folder.ts';
import type { Places } from '../ops/settings-groups.ts';
import { PLACES, shortVersion } from './files.ts';
import type { Live } from './live.ts';
import { baseOf } from './try-change.ts';
import { writeFiles } from './write-files.ts';

export function workshopOf(live: Live, places: Places): Workshop {
  return {
    standing: () => ({
      version: shortVersion(live.current().version),
      checkedAt: live.checkedAt(),
      findings: live.currentFindings(),
    }),
    tryOut: (wish, asked) => live.tryOut(wish, asked),
    write: (wish, asked, base) => write(live, places, { wish, asked, base }),
    lineOf: (finding) => textOf(places, finding)?.split(/\r?\n/)[finding.line - 1] ?? null,
  };
}

interface Order {
  readonly wish: Wish;
  readonly asked: readonly string[];
  readonly base: string;
}

async function write(live: Pick<Live, 'tryOut'>, places: Places, { wish, asked, base }: Order): Promise<Writing> {
  const trial = await live.tryOut(wish, asked);
  if (trial.base !== base) return { is: 'changed', trial };
  if (trial.findings.length > 0) return { is: 'refused', trial };
  const files = trial.edits.map(({ path, text }) => ({ path: join(places.knowledgeDir, path), text }));
  // Nothing comes between this look and the writing.
  if (baseOf(places) !== base) return { is: 'changed', trial: await live.tryOut(wish, asked) };
  try {
    return { is: 'written', trial, undo: writeFiles(files) };
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { is: 'unwritable', trial, code, path: path ?? places.knowledgeDir };
  }
}

/** Of the file that a finding names; null where it names none that can be read. */
function textOf(places: Places, { file }: Finding): string | null {
  for (const place of Object.values(PLACES)) {
    const label = `${labelOf(places[place])}/`;
    if (!file.startsWith(label)) continue;
    try {
      return readFileSync(join(places[place], file.slice(label.length)), 'utf8');
    } catch {
      return null; // A folder, or a file that went meanwhile: the finding stands without its line.
    }
  }
  return null;
}
