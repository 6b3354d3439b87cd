/** The assistant over the files as they stand, and how a channel asks it. */
import { loadLocales } from '../answers/load-locales.ts';
import type { WordsByLocale } from '../answers/locale-words.ts';
import { render } from '../answers/render.ts';
import type { Answerer } from '../bot/answer.ts';
import { loadDialogs } from '../dialogs/load-dialogs.ts';
import type { Dialog } from '../dialogs/model.ts';
import { loadKnowledge } from '../knowledge/cache.ts';
import type { Finding } from '../knowledge/finding.ts';
import type { KnowledgeBase } from '../knowledge/model.ts';
import type { Places } from '../ops/settings-groups.ts';
import { atOnce, type Sliced } from '../ops/slices.ts';
import { type Assistant, assistantOf } from '../turn/assistant.ts';
import { takeTurn } from '../turn/take-turn.ts';
import { type FileSet, readFiles } from './files.ts';
import { type Caches, OWN_CACHES } from './places.ts';

/** What the files hold, compiled: plain data. */
export interface Parts {
  readonly knowledge: KnowledgeBase;
  readonly locales: WordsByLocale;
  readonly dialogs: readonly Dialog[];
  /** Of all the files that it was compiled from. */
  readonly version: string;
}

export interface Loaded {
  readonly version: string;
  readonly knowledge: KnowledgeBase;
  readonly assistant: Assistant;
  readonly answer: Answerer;
}

type OrFindings<T> = T | { readonly findings: readonly Finding[] };

/** @param asOf ISO day as of which to answer; null: the day of each turn */
export async function loadAssistant(places: Places, asOf: string | null = null, caches = OWN_CACHES): Promise<OrFindings<Loaded>> {
  const read = await loadParts(places, caches);
  return 'findings' in read ? read : atOnce(assistantFrom(read.parts, asOf, caches));
}

/** In slices, for a service that answers meanwhile. */
export function* assistantFrom(
  { knowledge, locales, dialogs, version }: Parts,
  asOf: string | null = null,
  caches = OWN_CACHES,
): Sliced<Loaded> {
  const searchOptions = { tablesFile: caches.tables, learnedFile: caches.learned };
  const assistant = yield* assistantOf({ knowledge, locales, dialogs, asOf, searchOptions });
  return { version, knowledge, assistant, answer: answererOf(assistant, version) };
}

/** All files as they stand at one moment. */
export async function loadParts(
  places: Places,
  caches = OWN_CACHES,
): Promise<OrFindings<{ readonly parts: Parts; readonly set: FileSet }>> {
  const set = readFiles(places);
  const parts = await compileParts(places, caches, set);
  return 'findings' in parts ? parts : { parts, set };
}

async function compileParts(places: Places, caches: Caches, set: FileSet): Promise<OrFindings<Parts>> {
  const [compiled, locales] = await Promise.all([
    loadKnowledge({ ...places, cacheFile: caches.knowledge, filesFile: caches.files }, set.knowledge),
    loadLocales(places.localesDir, caches.locales, set.locales),
  ]);
  if ('findings' in compiled || 'findings' in locales) {
    return { findings: [...('findings' in compiled ? compiled.findings : []), ...('findings' in locales ? locales.findings : [])] };
  }
  const { knowledge } = compiled;
  const dialogs = await loadDialogs({ ...places, cacheFile: caches.dialogs }, knowledge, set.dialogs);
  const { version } = set;
  return 'findings' in dialogs ? dialogs : { knowledge, locales: locales.words, dialogs: dialogs.dialogs, version };
}

/** Channels that show no buttons get the ways on as words. */
const WORDS_ONLY: ReadonlySet<string> = new Set(['wechat', 'terminal']);

/** @param version of the files that the assistant was made from: each report names it */
export function answererOf(assistant: Assistant, version?: string): Answerer {
  return (before, message, now, channel) => {
    const turn = takeTurn(assistant, before, message, now);
    const { answer, conversation, effects, isForPerson } = turn;
    const reply = render(assistant.templates, answer, turn.report.locale, WORDS_ONLY.has(channel) ? 'text' : 'buttons');
    const report = version === undefined ? turn.report : { ...turn.report, version };
    return { reply, conversation, effects, report, isForPerson };
  };
}
