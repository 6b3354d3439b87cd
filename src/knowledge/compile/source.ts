import { createHash } from 'node:crypto';
import { isUtf8 } from '../decode.ts';
import { type ReadableText, readable, type Scope } from '../readable-text.ts';
import type { PlanFile } from '../schemas/plan.ts';
import { type Desk, locateAt, report } from './compilation.ts';

/** The source that a plan points into, as it stands on disk. Null: a finding says why. */
export function openSource(desk: Desk<PlanFile>): ReadableText | null {
  const { file, sha256 } = desk.file.value.source;
  const bytes = desk.compilation.seeds.files.get(file.replace(/^seeds\//, ''));
  if (bytes === undefined) return report(desk, ['source', 'file'], `没有来源文件 ${file}`);
  if (bytes === null) return null;
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== sha256) return report(desk, ['source', 'sha256'], `来源文件 ${file} 与登记的不一样；如果是有意改的，请写 ${actual}`);
  if (!isUtf8(bytes)) return report(desk, ['source', 'file'], `来源文件 ${file} 不是 UTF-8 编码`);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return readable({ path: file, sha256, text });
}

/** The plan proper within its source. */
export function planScope(desk: Desk<PlanFile>, text: ReadableText): Scope | null {
  const whole: Scope = { text, start: 0, end: text.points.length, name: '来源文件' };
  const range = locateAt(desk, ['text'], desk.file.value.text, whole);
  return range === null ? null : { ...range, text, name: '计划正文', parent: whole };
}
