/** `npm run knowledge -- graph [DIALOG]`: a dialog as a Mermaid flowchart, to be pasted where Mermaid is drawn. */
import { graph } from '../dialogs/graph.ts';
import { readDialogFolder } from '../dialogs/load-dialogs.ts';
import { readDialogs } from '../dialogs/read-dialogs.ts';
import { compileKnowledge } from '../knowledge/compile.ts';
import { formatFinding } from '../knowledge/finding.ts';
import type { Places } from '../ops/settings-groups.ts';

/** @returns the exit code */
export function runGraph(places: Places, print: (line: string) => void, [name = 'navigator']: readonly string[]): number {
  const compiled = compileKnowledge(places);
  if ('findings' in compiled) return refuse(compiled.findings.map(formatFinding), print);
  const { dialogs, findings } = readDialogs(readDialogFolder(places.dialogsDir), { ...compiled.knowledge, toTraditional: (text) => text });
  const dialog = dialogs.find(({ id }) => id === name);
  if (dialog === undefined) {
    const known = dialogs.map(({ id }) => id).join('、');
    return refuse([...findings.map(formatFinding), `没有可画的问答「${name}」；可以画的有：${known}`], print);
  }
  print(graph(dialog));
  return 0;
}

function refuse(lines: readonly string[], print: (line: string) => void): number {
  for (const line of lines) print(line);
  return 1;
}
