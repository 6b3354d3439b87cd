/** `npm run knowledge -- schemas`: writes the schemas that editors read, beside the files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editorSchemas } from '../knowledge/schemas/editor.ts';
import type { Places } from '../ops/settings-groups.ts';
import { acceptSchema } from '../review/regression.ts';

export const SCHEMAS_FOLDER = '.schemas';

/** JSON text by file name. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return editorSchemas({ accept: acceptSchema });
}

export function runSchemas({ knowledgeDir }: Places, print: (line: string) => void): number {
  const folder = join(knowledgeDir, SCHEMAS_FOLDER);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of schemaFiles()) writeFileSync(join(folder, name), text);
  print(`已写入 ${folder}：编辑器据此补全和提示。`);
  return 0;
}
