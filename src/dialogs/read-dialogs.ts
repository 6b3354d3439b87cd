import type { Finding } from '../knowledge/finding.ts';
import type { Folder } from '../knowledge/folder.ts';
import { readYaml } from '../knowledge/yaml-file.ts';
import { buildDialog } from './build-dialog.ts';
import { checkDialog } from './check.ts';
import type { DialogContext } from './draft.ts';
import type { Dialog } from './model.ts';
import { type DialogFile, dialogSchema } from './schema.ts';

export interface DialogReading {
  /** In the order of their files; only those without a finding. */
  readonly dialogs: readonly Dialog[];
  readonly findings: readonly Finding[];
}

/** `navigator.yaml` → `navigator`. */
const NAME = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml$/;

export function readDialogs(folder: Folder, context: DialogContext): DialogReading {
  const findings: Finding[] = [...folder.findings];
  const dialogs: Dialog[] = [];
  for (const [path, bytes] of folder.files) {
    if (bytes === null) continue;
    const reading = readDialog(`${folder.label}/${path}`, path, bytes, context);
    findings.push(...reading.findings);
    dialogs.push(...reading.dialogs);
  }
  return { dialogs, findings };
}

function readDialog(label: string, path: string, bytes: Uint8Array, context: DialogContext): DialogReading {
  const id = NAME.exec(path)?.[1];
  if (id === undefined) return refused(label, '文件名只用小写英文字母、数字和连字符，例如 ip-pledge.yaml');
  const { file, findings } = readYaml<DialogFile>(label, bytes, dialogSchema);
  if (file === null) return { dialogs: [], findings };
  const draft = { file, context, findings: [] as Finding[] };
  const dialog = buildDialog(draft, id, bytes);
  if (draft.findings.length > 0) return { dialogs: [], findings: draft.findings };
  const problems = checkDialog(dialog).map(({ path, message }) => file.finding(path, message));
  return problems.length > 0 ? { dialogs: [], findings: problems } : { dialogs: [dialog], findings: [] };
}

function refused(file: string, message: string): DialogReading {
  return { dialogs: [], findings: [{ file, line: 1, column: 1, message }] };
}
