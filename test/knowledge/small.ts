import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileKnowledge } from '../../src/knowledge/compile.ts';
import { formatFinding } from '../../src/knowledge/finding.ts';

/** A small complete knowledge of two plans. */
export const SMALL = join(import.meta.dirname, 'small');

/** A copy of the small knowledge in a folder of its own, gone after `use`. */
export async function withSmall<T>(use: (dir: string) => T | Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'knowledge-'));
  try {
    cpSync(SMALL, dir, { recursive: true });
    return await use(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

export function dirsIn(dir: string): { knowledgeDir: string; seedsDir: string } {
  return { knowledgeDir: join(dir, 'knowledge'), seedsDir: join(dir, 'seeds') };
}

/** What the check says of a folder, a line for each finding. */
export function findingsIn(dir: string): readonly string[] {
  const compiled = compileKnowledge(dirsIn(dir));
  return 'findings' in compiled ? compiled.findings.map(formatFinding) : [];
}
