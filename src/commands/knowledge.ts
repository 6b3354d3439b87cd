import { pathToFileURL } from 'node:url';
import { loadLocales } from '../answers/load-locales.ts';
import { loadDialogs, readDialogFolder } from '../dialogs/load-dialogs.ts';
import { loadKnowledge } from '../knowledge/cache.ts';
import { type Finding, formatFinding } from '../knowledge/finding.ts';
import { lineInEnglish } from '../knowledge/finding-in-english.ts';
import type { KnowledgeBase } from '../knowledge/model.ts';
import { type Places, readPlaces } from '../ops/settings-groups.ts';
import { OWN_CACHES } from './places.ts';
import { readWeChatFile } from './wechat-file.ts';

/** Checks files beside `knowledge/`. @param knowledge null where the knowledge itself does not hold */
export type FolderCheck = (places: Places, knowledge: KnowledgeBase | null) => readonly Finding[] | Promise<readonly Finding[]>;

/** What `check` holds to its rules besides `knowledge/`. */
export const FOLDER_CHECKS: FolderCheck[] = [checkLocales, checkWeChat, checkDialogs];

async function checkLocales({ localesDir }: Places): Promise<readonly Finding[]> {
  const loaded = await loadLocales(localesDir, OWN_CACHES.locales);
  return 'findings' in loaded ? loaded.findings : [];
}

function checkWeChat({ localesDir }: Places): readonly Finding[] {
  const read = readWeChatFile(localesDir);
  return 'findings' in read ? read.findings : [];
}

/** Where the knowledge does not hold, what a dialog refers to cannot be told right from wrong. */
async function checkDialogs(places: Places, knowledge: KnowledgeBase | null): Promise<readonly Finding[]> {
  const folder = readDialogFolder(places.dialogsDir);
  if (knowledge === null) return folder.findings;
  const loaded = await loadDialogs({ ...places, cacheFile: OWN_CACHES.dialogs }, knowledge, folder);
  return 'findings' in loaded ? loaded.findings : [];
}

type Print = (line: string) => void;
/** @returns the exit code */
type SubCommand = (places: Places, print: Print, args: readonly string[]) => number | Promise<number>;

const SUB_COMMANDS: Readonly<Record<string, SubCommand>> = {
  check,
  // Loaded when asked for: a check needs no assistant.
  eval: async (places, print, files) => (await import('./eval.ts')).runEval(places, print, files),
  graph: async (places, print, names) => (await import('./graph.ts')).runGraph(places, print, names),
  import: async (places, print, args) => (await import('./import.ts')).runImport(places, print, args),
  diff: async (places, print, names) => (await import('./diff.ts')).runDiff(places, print, names),
  preview: async (places) => (await import('./preview.ts')).runPreview(places),
  rollback: async (places, print, names) => (await import('./rollback.ts')).runRollback(places, print, names),
  dates: async (places, print, days) => (await import('./dates.ts')).runDates(places, print, days),
  schemas: async (places, print) => (await import('./schemas.ts')).runSchemas(places, print),
};

/** Those that take names of files or dialogs. */
const TAKES_NAMES: ReadonlySet<string> = new Set(['eval', 'graph', 'import', 'diff', 'rollback', 'dates']);

/** `npm run knowledge -- check` */
export async function runKnowledge(given: readonly string[], places: Places, printed: Print): Promise<number> {
  const { args, isEnglish } = withoutLanguage(given);
  const print: Print = isEnglish ? (line) => printed(lineInEnglish(line)) : printed;
  const [name = '', ...rest] = args;
  const run = Object.hasOwn(SUB_COMMANDS, name) ? SUB_COMMANDS[name] : undefined;
  if (run !== undefined && (rest.length === 0 || TAKES_NAMES.has(name))) return run(places, print, rest);
  print(`用法：npm run knowledge -- ${Object.keys(SUB_COMMANDS).join(' | ')}`);
  return 2;
}

/** `--lang en`: what is printed in English, as far as it has English words. */
function withoutLanguage(args: readonly string[]): { readonly args: readonly string[]; readonly isEnglish: boolean } {
  const at = args.indexOf('--lang');
  const language = at < 0 ? undefined : args[at + 1];
  if (language !== 'en' && language !== 'zh') return { args, isEnglish: false };
  return { args: args.filter((_, place) => place !== at && place !== at + 1), isEnglish: language === 'en' };
}

async function check(places: Places, print: Print): Promise<number> {
  const compiled = await loadKnowledge({ ...places, cacheFile: OWN_CACHES.knowledge, filesFile: OWN_CACHES.files });
  const knowledge = 'knowledge' in compiled ? compiled.knowledge : null;
  const others = await Promise.all(FOLDER_CHECKS.map((each) => each(places, knowledge)));
  const findings = ['findings' in compiled ? compiled.findings : [], ...others].flat();
  for (const finding of findings) print(formatFinding(finding));
  print(findings.length === 0 && knowledge !== null ? allWell(knowledge) : `发现 ${findings.length} 处问题；改好后请再检查一次。`);
  return findings.length === 0 ? 0 : 1;
}

function allWell({ plans, bodies, concepts }: KnowledgeBase): string {
  const measures = plans.reduce((sum, plan) => sum + plan.measures.length, 0);
  return `没有发现问题：${plans.length} 个计划，${measures} 条措施，${bodies.length} 个部门，${concepts.length} 组说法。`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await runKnowledge(process.argv.slice(2), readPlaces(process.env), console.log);
}
