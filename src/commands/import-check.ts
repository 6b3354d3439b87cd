import { compileFolders } from '../knowledge/compile.ts';
import type { Finding } from '../knowledge/finding.ts';
import { readFolder } from '../knowledge/folder.ts';
import { readKnowledgeFolders } from '../knowledge/folders.ts';
import type { Draft } from '../knowledge/import/draft.ts';
import type { PlanHome } from '../knowledge/import/workspace.ts';
import type { Places } from '../ops/settings-groups.ts';

const LARGEST_BYTES = 1024 * 1024;

/** What the check would find, were the draft in `knowledge/` already. */
export function checkDraft(places: Places, { id, dir }: PlanHome): readonly Finding[] {
  const folders = readKnowledgeFolders(places);
  const draft = readFolder(dir, { extension: '.yaml', maxBytes: () => LARGEST_BYTES });
  const files = new Map(folders.knowledge.files);
  for (const [path, bytes] of draft.files) files.set(`${id}/${path}`, bytes);
  const compiled = compileFolders({ ...folders, knowledge: { ...folders.knowledge, files } });
  const home = `${folders.knowledge.label}/${id}/`;
  const found = 'findings' in compiled ? compiled.findings : [];
  return found.map((finding) => ({
    ...finding,
    file: finding.file.startsWith(home) ? finding.file.replace(home, `${folders.knowledge.label}/drafts/${id}/`) : finding.file,
  }));
}

export function namesNotYetKnown(places: Places, { measures }: Draft): readonly string[] {
  const compiled = compileFolders(readKnowledgeFolders(places));
  const known = new Set('knowledge' in compiled ? compiled.knowledge.bodies.map((body) => body.name) : []);
  const named = measures.flatMap(({ names }) => [...names.lead, ...names.cooperating, ...names.undivided]);
  return [...new Set(named)].filter((name) => !known.has(name));
}
