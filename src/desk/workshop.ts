/** The files that people edit, as the console sees them: declared here, put together in `commands/`. */
import type { WordTarget } from '../knowledge/edit/owners-word.ts';
import type { Finding } from '../knowledge/finding.ts';

export interface Workshop {
  /** How the files stand now. */
  standing(): Standing;
  /** The line that a finding is about, as it stands in the file now; null where there is no such line. */
  lineOf(finding: Finding): string | null;
  /** What a change would do; nothing is written. @param asked questions whose answers are compared */
  tryOut(wish: Wish, asked: readonly string[]): Promise<Trial>;
  /** Tries it once more and writes it, if the files are still those that `base` names. */
  write(wish: Wish, asked: readonly string[], base: string): Promise<Writing>;
}

export interface Standing {
  /** Version that answers, as people name it. */
  readonly version: string;
  /** When changed files were last checked, milliseconds; null: not since the start. */
  readonly checkedAt: number | null;
  /** Empty while the files are what answers. */
  readonly findings: readonly Finding[];
}

/** What is to be added to the knowledge. */
export interface Wish {
  readonly target: WordTarget;
  /** A word that owners use; empty: none. */
  readonly word: string;
  /** A regression question; empty: none. */
  readonly question: string;
}

export interface Trial {
  /** Names all files as they stood when it was tried. */
  readonly base: string;
  /** Why it may not be written; empty: it may. */
  readonly findings: readonly Finding[];
  /** What is added, by file. */
  readonly additions: readonly { readonly path: string; readonly text: string }[];
  readonly differences: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  readonly answers: readonly { readonly question: string; readonly before: string; readonly after: string }[];
  /** The turn's outcome of the regression question, after the change. */
  readonly outcome: string | null;
}

export type Writing =
  /** `undo` brings the files back, as long as nobody has changed them again. */
  | { readonly is: 'written'; readonly trial: Trial; undo(): void }
  /** Something else has changed the files meanwhile: the trial is over what stands there now. */
  | { readonly is: 'changed'; readonly trial: Trial }
  | { readonly is: 'refused'; readonly trial: Trial }
  /** The file system does not let us. */
  | { readonly is: 'unwritable'; readonly trial: Trial; readonly path: string; readonly code: string };
