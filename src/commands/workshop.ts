/** The files that people edit, for the console. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workshop } from '../desk/workshop.ts';
import type { Finding } from '../knowledge/finding.ts';
import { labelOf } from '../knowledge/folder.ts';
import type { Places } from '../ops/settings-groups.ts';
import { PLACES, shortVersion } from './files.ts';
import type { Live } from './live.ts';

export function workshopOf(live: Live, places: Places): Workshop {
  return {
    standing: () => ({
      version: shortVersion(live.current().version),
      checkedAt: live.checkedAt(),
      findings: live.currentFindings(),
    }),
    lineOf: (finding) => textOf(places, finding)?.split(/\r?\n/)[finding.line - 1] ?? null,
  };
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
