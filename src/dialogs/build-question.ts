import type { FacetPattern, LocaleText } from '../knowledge/model.ts';
import { didYouMean } from '../knowledge/nearest.ts';
import type { Phrases } from '../knowledge/schemas/parts.ts';
import type { Path } from '../knowledge/yaml-path.ts';
import { fold } from '../text/fold.ts';
import { buildCondition } from './build-condition.ts';
import { type Draft, report, wordsAt } from './draft.ts';
import type { ChoiceQuestion, Option, Question } from './model.ts';
import type { FacetOptions, OptionEntry, QuestionEntry } from './schema.ts';

/** Names that conditions and responses use for something else. */
const RESERVED = ['all', 'any', 'not'];
const NONE: LocaleText = { 'zh-Hans': '以上都不是', 'zh-Hant': '以上都不是', en: 'None of these' };

/** @param asked the questions before it */
export function buildQuestion(draft: Draft, index: number, entry: QuestionEntry, asked: ReadonlyMap<string, Question>): Question {
  const path: Path = ['questions', index];
  if (asked.has(entry.id)) report(draft, [...path, 'id'], `题目「${entry.id}」已经有了；每个只能有一次`);
  if (RESERVED.includes(entry.id)) report(draft, [...path, 'id'], `题目不能叫「${entry.id}」，它在条件里另有用处`);
  const base = {
    id: entry.id,
    name: wordsAt(draft, [...path, 'name'], entry.name),
    ask: wordsAt(draft, [...path, 'ask'], entry.ask),
    help: entry.help === undefined ? null : wordsAt(draft, [...path, 'help'], entry.help),
    why: wordsAt(draft, [...path, 'why'], entry.why),
    when: buildCondition(draft, [...path, 'when'], entry.when, asked),
    confirm: entry.confirm === true,
    sheet: entry.for === 'sheet',
  };
  if (entry.choose === 'number')
    return {
      ...base,
      kind: 'number',
      from: entry.from ?? 0,
      to: entry.to ?? 1_000_000,
      units: foldAll(entry.units),
      unsure: openness(entry),
    };
  if (entry.choose === 'text') return { ...base, kind: 'text', longest: entry.longest ?? 200, unsure: openness(entry) };
  return { ...base, kind: 'choice', ...buildChoice(draft, path, entry) };
}

function openness(entry: QuestionEntry): 'unknown' | null {
  return entry.unsure === false ? null : 'unknown';
}

function foldAll(units: Phrases | undefined): readonly string[] {
  return (units ?? []).flat().map(fold);
}

function buildChoice(draft: Draft, path: Path, entry: QuestionEntry): Pick<ChoiceQuestion, 'most' | 'options' | 'unsure'> {
  const options = buildOptions(draft, [...path, 'options'], entry.options);
  const most = entry.choose === 'one' ? 1 : (entry.most ?? Math.max(1, options.filter((option) => !option.alone).length));
  return { most, options, unsure: buildUnsure(draft, path, entry, options) };
}

function buildUnsure(draft: Draft, path: Path, entry: QuestionEntry, options: readonly Option[]): ChoiceQuestion['unsure'] {
  if (typeof entry.unsure !== 'string' && typeof entry.unsure !== 'object') return openness(entry);
  const ids = options.map((option) => option.id);
  for (const id of [entry.unsure].flat())
    if (!ids.includes(id)) report(draft, [...path, 'unsure'], `没有选项「${id}」${didYouMean(id, ids)}`);
  return typeof entry.unsure === 'string' ? { option: entry.unsure } : { among: entry.unsure };
}

function buildOptions(draft: Draft, path: Path, entry: QuestionEntry['options']): readonly Option[] {
  if (entry === undefined) {
    report(draft, path.slice(0, -1), '选择题要写 options');
    return [];
  }
  const options = isFacet(entry)
    ? facetOptions(draft, path, entry)
    : entry.map((option, index) => buildOption(draft, [...path, index], option));
  const ids = options.map((option) => option.id);
  for (const [index, id] of ids.entries()) if (ids.indexOf(id) < index) report(draft, path, `选项「${id}」写了两次`);
  return options;
}

function isFacet(entry: FacetOptions | readonly OptionEntry[]): entry is FacetOptions {
  return !Array.isArray(entry);
}

function facetOptions(draft: Draft, path: Path, entry: FacetOptions): readonly Option[] {
  const options = entry.values.map((id, index) => {
    const label = labelOf(draft, [...path, 'values', index], entry.facet, id);
    return { id, label, words: [], means: { [entry.facet]: [id] }, alone: false };
  });
  return entry.none === true ? [...options, { id: 'none', label: NONE, words: [], means: {}, alone: true }] : options;
}

function buildOption(draft: Draft, path: Path, entry: OptionEntry): Option {
  const means: FacetPattern = entry.means ?? {};
  const named = Object.entries(means).flatMap(([facet, values]) =>
    values.map((value, index) => labelOf(draft, [...path, 'means', facet, index], facet, value)),
  );
  const own = entry.label === undefined ? named[0] : wordsAt(draft, [...path, 'label'], entry.label);
  if (entry.label === undefined && named.length !== 1) report(draft, path, `选项「${entry.id}」要写 label`);
  const words = (entry.words ?? []).flat().map(foldWord);
  return { id: entry.id, label: own ?? NONE, words, means, alone: entry.alone === true };
}

/** Folding would turn the sign of a gap into three full stops. */
function foldWord(word: string): string {
  return word.split('…').map(fold).join('…');
}

function labelOf(draft: Draft, path: Path, facetId: string, valueId: string): LocaleText {
  const { facets } = draft.context;
  const facet = facets.find(({ id }) => id === facetId);
  const value = facet?.values.find(({ id }) => id === valueId);
  if (facet === undefined)
    report(
      draft,
      path,
      `facets.yaml 里没有「${facetId}」${didYouMean(
        facetId,
        facets.map(({ id }) => id),
      )}`,
    );
  else if (value === undefined)
    report(
      draft,
      path,
      `「${facetId}」没有值「${valueId}」${didYouMean(
        valueId,
        facet.values.map(({ id }) => id),
      )}`,
    );
  return value?.label ?? NONE;
}
