/** A newcomer who does what knowledge/README.md says, in its order, and looks at the chat of the preview. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { packFiles, readFiles } from '../../src/commands/files.ts';
import { runKnowledge } from '../../src/commands/knowledge.ts';
import { openDataDir } from '../../src/store/data-dir.ts';
import { keepVersion } from '../../src/store/knowledge-versions.ts';
import { readStaffWords } from '../../src/web/staff/words.ts';
import { ROOT } from '../house/project-files.ts';
import { openChat, openWorkshop, type Workshop } from './workshop.ts';

vi.setConfig({ testTimeout: 600_000 });
const soon = { timeout: 180_000, interval: 200 };

interface Step {
  readonly heading: string;
  readonly language: string;
  /** The file that a block belongs to, if it names one. */
  readonly path: string;
  readonly body: string;
}

const README = readFileSync(join(ROOT, 'knowledge/README.md'), 'utf8');
const STEPS: readonly Step[] = stepsOf(README);

function stepsOf(text: string): Step[] {
  let heading = '';
  return [...text.matchAll(/^## (.+)$|^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].flatMap(([, title, language, path = '', body = '']) => {
    if (title !== undefined) heading = title;
    return language === undefined ? [] : [{ heading, language, path, body }];
  });
}

function applied(workshop: Workshop, { language, path, body }: Step): void {
  if (language !== 'diff') workshop.save(path, body);
  else workshop.edit(path, linesWith('-', body), linesWith('+', body));
}

function linesWith(sign: string, body: string): string {
  return body
    .split('\n')
    .filter((line) => line.startsWith(sign))
    .map((line) => line.slice(1))
    .join('\n');
}

describe('knowledge/README.md', () => {
  it('has a step of each kind for each of its tasks', () => {
    const chats = STEPS.filter(({ language }) => language === 'chat').map(({ heading }) => heading);
    expect(chats).toEqual([
      'Change an answer',
      'Add a word that owners use',
      'Add a measure of a second plan',
      "Note whom to call, or who has a department's duties today",
    ]);
    expect(STEPS.filter(({ path }) => path !== '').length).toBeGreaterThanOrEqual(5);
  });

  it('names pages and buttons of the console as they are', () => {
    const [, section = ''] = /## In the console\n([\s\S]*?)\n## /.exec(README) ?? [];
    const named = [...section.matchAll(/^\| ([^|]+?) \|/gm)].flatMap(([, cell = '']) => cell.split(' → ')).slice(2);
    const pressed = [...section.matchAll(/[Pp]ress ([^\s:]+):/g)].map(([, label = '']) => label);
    const words = Object.values(readStaffWords(join(ROOT, 'locales')));
    expect([named.length, pressed.length]).toEqual([10, 2]);
    expect([...named, ...pressed].filter((label) => !words.includes(label))).toEqual([]);
  });

  it('leads a newcomer to what it promises, step by step', async () => {
    const workshop = openWorkshop('shipped');
    const { places } = workshop;
    const store = await openDataDir(places.dataDir);
    const { version, files } = readFiles(places);
    await keepVersion(store, version, await packFiles(files), 1);
    await store.close();
    const chat = await openChat(workshop);
    for (const step of STEPS) {
      if (step.path !== '') applied(workshop, step);
      else if (step.language === 'chat') {
        const [question = '', ...expected] = step.body.trim().split('\n');
        await vi.waitFor(async () => expect(await chat(question.replace(/^> /, ''))).toContain(expected.join('\n')), soon);
      } else if (step.language === 'sh') for (const line of step.body.trim().split('\n')) await run(workshop, line, version);
    }
    expect(readFiles(places).version).toBe(version);
  });
});

const COMMAND = 'npm run knowledge -- ';

async function run({ places }: Workshop, line: string, version: string): Promise<void> {
  expect(line.startsWith(COMMAND), line).toBe(true);
  const args = line.slice(COMMAND.length).split(' ');
  // The preview runs all along; documents of one's own are the importer's tests.
  if (args[0] === 'preview' || args[0] === 'import') return;
  const lines: string[] = [];
  expect(await runKnowledge(args, places, (text) => lines.push(text)), lines.join('\n')).toBe(0);
  if (args[0] === 'diff')
    expect(lines.join('\n')).toMatch(/说明（zh-Hans）：买设备一时钱不够[\s\S]*\+ example 第1条[\s\S]*~ 市科技局：联系方式 \+0769-00000000/);
  if (args[0] === 'rollback') expect(lines.join('\n')).toContain(version.slice(0, 10));
}
