/** `npm run knowledge -- diff [REV]`: what an edit changes for people. */
import { formatFinding } from '../knowledge/finding.ts';
import type { Places } from '../ops/settings-groups.ts';
import { differences, printed } from '../review/diff.ts';
import { readRegressions } from '../review/regression.ts';
import { type Loaded, loadAssistant } from './assistant.ts';
import { stateOf } from './eval.ts';
import { readFiles } from './files.ts';
import { type Former, keptFiles, revisionFiles } from './former-files.ts';
import { laidOut } from './lay-out.ts';
import { cachesIn } from './places.ts';

type Print = (line: string) => void;

/** @returns the exit code */
export async function runDiff(places: Places, print: Print, [revision]: readonly string[]): Promise<number> {
  const former = revision === undefined ? await lastFormer(places) : await namedFormer(places, revision);
  if (former === null) {
    print(
      revision === undefined
        ? '没有可以比较的版本：服务没有留下，git 里也没有。'
        : `没有叫「${revision}」的版本；可以写服务留下的版本号，或 git 的版本`,
    );
    return 2;
  }
  const after = loadedOr(print, '现在的文件', await loadAssistant(places));
  return after === null ? 1 : laidOut(former.files, places, (laid, dir) => compare(laid, dir, former.name, after, places, print));
}

async function compare(laid: Places, dir: string, name: string, after: Loaded, places: Places, print: Print): Promise<number> {
  const before = loadedOr(print, name, await loadAssistant(laid, null, cachesIn(dir)));
  if (before === null) return 1;
  const questions = readRegressions(places.knowledgeDir).files.flatMap(({ rows }) => rows);
  const lines = printed(differences(stateOf(before), stateOf(after), questions));
  print(`${name} → 现在的文件：${lines.length === 0 ? '对提问的人没有变化。' : ''}`);
  for (const line of lines) print(line);
  return 0;
}

function loadedOr(print: Print, name: string, loaded: Awaited<ReturnType<typeof loadAssistant>>): Loaded | null {
  if (!('findings' in loaded)) return loaded;
  print(`${name}里有 ${loaded.findings.length} 处问题：`);
  for (const finding of loaded.findings) print(formatFinding(finding));
  return null;
}

/** The newest kept version that is not what the files are now; without one, git's last. */
async function lastFormer(places: Places): Promise<Former | null> {
  const { version } = readFiles(places);
  return (await keptFiles(places, (kept) => kept.find((one) => one.version !== version))) ?? revisionFiles(places, 'HEAD');
}

async function namedFormer(places: Places, name: string): Promise<Former | null> {
  return (await keptFiles(places, (kept) => kept.find(({ version }) => version.startsWith(name)))) ?? revisionFiles(places, name);
}
