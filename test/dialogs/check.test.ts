import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runGraph } from '../../src/commands/graph.ts';
import { graph } from '../../src/dialogs/graph.ts';
import { dialogSchema } from '../../src/dialogs/schema.ts';
import { formatFinding } from '../../src/knowledge/finding.ts';
import { readPlaces } from '../../src/ops/settings-groups.ts';
import { readTexts } from './books.ts';

const TEXT = readFileSync(join(import.meta.dirname, 'small.yaml'), 'utf8');

/** Findings of the small dialog with one thing changed. */
function findings(from: string, to: string): readonly string[] {
  const changed = TEXT.replace(from, to);
  if (changed === TEXT) throw new Error(`Not in the small dialog: ${from}`);
  return readTexts({ small: changed }).findings.map(formatFinding);
}

describe('the check of a dialog file', () => {
  it.each([
    ['when: { needs: equipment }', 'when: { need: equipment }', '前面没有题目「need」；是不是「needs」？'],
    ['when: { needs: equipment }', 'when: { needs: equipmnt }', '题目「needs」没有选项「equipmnt」；是不是「equipment」？'],
    ['- avenue: leasing-subsidy', '- avenue: leasing-subsidi', '没有渠道「leasing-subsidi」；是不是「leasing-subsidy」？'],
    [
      'values: [patent, trademark, receivables]',
      'values: [patent, trademarks, receivables]',
      '没有值「trademarks」；是不是「trademark」？',
    ],
    ['name: { zh-Hans: 小问卷, en: Small dialog }', 'name: { zh-Hans: 小问卷 }', '缺少「en」'],
    ['en: A few questions. }', 'en: 几个问题 }', '英文里还有中文'],
    ['第9条写了设备租赁。', '第9条补贴三十万元。', '这里不能写「三十万元」'],
    ['when: { needs: pledge }', 'when: { needs: none }', '这样回答就什么也没有：needs: pledge'],
    ['when: { all: [{ needs: list }, { size: { below: 500 } }] }', 'when: { all: [{ needs: list }, { needs: none }] }', '永远不会完全成立'],
    ['when: { needs: equipment }\n', 'when: { asset: patent }\n', '选项「equipment」选不选都一样'],
    ['when: { place: songshan-lake }', 'when: { needs: list }', '没有一条路径会问到「place」'],
    [
      'expect: { direct: [ip-pledge-loan, ip-pledge-model]',
      'expect: { possible: [ip-pledge-loan, ip-pledge-model]',
      '例子「有专利」不成立',
    ],
    ['choose: number', 'choose: numbers', 'choose'],
    ['    for: sheet\n', '    for: sheets\n', 'for'],
  ])('%j → %j: says %s', (from, to, told) => {
    expect(findings(from, to).join('\n')).toContain(told);
  });

  it('says where in the file', () => {
    expect(findings('when: { needs: equipment }', 'when: { need: equipment }')[0]).toMatch(/^dialogs\/small\.yaml:\d+:\d+: /);
  });

  it('refuses a file whose name is no id', () => {
    expect(readTexts({ 'Small Dialog': TEXT }).findings.map(formatFinding)).toEqual([
      'dialogs/Small Dialog.yaml:1:1: 文件名只用小写英文字母、数字和连字符，例如 ip-pledge.yaml',
    ]);
  });
});

it('editors get the very schema of the check', async () => {
  const json = `${JSON.stringify(dialogSchema, null, 2)}\n`;
  await expect(json).toMatchFileSnapshot('../../dialogs/dialog.schema.json');
});

describe('the drawing of a dialog', () => {
  it('leads from questions to avenues', () => {
    const [dialog] = readTexts({ small: TEXT }).dialogs;
    const drawn = graph(dialog as NonNullable<typeof dialog>);
    expect(drawn).toContain('flowchart TD');
    expect(drawn).toContain('needs -->|"用权利质押贷款"| asset');
    expect(drawn).toContain('to_9_leasing_subsidy');
  });

  it('is printed by the command, which names the dialogs that there are', () => {
    const lines: string[] = [];
    expect(runGraph(readPlaces(process.env), (line) => lines.push(line), ['ip-pledge'])).toBe(0);
    expect(lines.join('\n')).toContain('flowchart TD');
    expect(runGraph(readPlaces(process.env), (line) => lines.push(line), ['nothing'])).toBe(1);
    expect(lines.at(-1)).toContain('navigator');
  });
});
