/** The files that people edit, as the console sees them: declared here, put together in `commands/`. */
import type { Finding } from '../knowledge/finding.ts';

export interface Workshop {
  /** How the files stand now. */
  standing(): Standing;
  /** The line that a finding is about, as it stands in the file now; null where there is no such line. */
  lineOf(finding: Finding): string | null;
}

export interface Standing {
  /** Version that answers, as people name it. */
  readonly version: string;
  /** When changed files were last checked, milliseconds; null: not since the start. */
  readonly checkedAt: number | null;
  /** Empty while the files are what answers. */
  readonly findings: readonly Finding[];
}
