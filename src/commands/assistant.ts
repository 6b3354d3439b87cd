/** The assistant over the files as they stand, and how a channel asks it. */
import { loadLocales } from '../answers/load-locales.ts';
import { render } from '../answers/render.ts';
import type { Answerer } from '../bot/answer.ts';
import { loadDialogs } from '../dialogs/load-dialogs.ts';
import { loadKnowledge } from '../knowledge/cache.ts';
import type { Finding } from '../knowledge/finding.ts';
import type { KnowledgeBase } from '../knowledge/model.ts';
import type { Places } from '../ops/settings-groups.ts';
import { type Assistant, createAssistant } from '../turn/assistant.ts';
import { takeTurn } from '../turn/take-turn.ts';
import { DIALOGS_CACHE, KNOWLEDGE_CACHE, LEARNED_CACHE, LOCALES_CACHE } from './places.ts';

export interface Loaded {
  readonly knowledge: KnowledgeBase;
  readonly assistant: Assistant;
  readonly answer: Answerer;
}

/** @param asOf ISO day as of which to answer; null: the day of each turn */
export async function loadAssistant(
  places: Places,
  asOf: string | null = null,
): Promise<Loaded | { readonly findings: readonly Finding[] }> {
  const [compiled, locales] = await Promise.all([
    loadKnowledge({ ...places, cacheFile: KNOWLEDGE_CACHE }),
    loadLocales(places.localesDir, LOCALES_CACHE),
  ]);
  if ('findings' in compiled || 'findings' in locales) {
    return { findings: [...('findings' in compiled ? compiled.findings : []), ...('findings' in locales ? locales.findings : [])] };
  }
  const { knowledge } = compiled;
  const dialogs = await loadDialogs({ ...places, cacheFile: DIALOGS_CACHE }, knowledge);
  if ('findings' in dialogs) return dialogs;
  const assistant = createAssistant({ knowledge, locales: locales.words, dialogs: dialogs.dialogs, asOf, learnedFile: LEARNED_CACHE });
  return { knowledge, assistant, answer: answererOf(assistant) };
}

/** Channels that show no buttons get the ways on as words. */
const WORDS_ONLY: ReadonlySet<string> = new Set(['wechat', 'terminal']);

export function answererOf(assistant: Assistant): Answerer {
  return (before, message, now, channel) => {
    const { answer, conversation, effects, report, isForPerson } = takeTurn(assistant, before, message, now);
    const reply = render(assistant.templates, answer, report.locale, WORDS_ONLY.has(channel) ? 'text' : 'buttons');
    return { reply, conversation, effects, report, isForPerson };
  };
}
