import type { Finding } from '../knowledge/finding.ts';
import type { Facet, LocaleText } from '../knowledge/model.ts';
import type { OurWords } from '../knowledge/schemas/parts.ts';
import type { YamlFile } from '../knowledge/yaml-file.ts';
import type { Path } from '../knowledge/yaml-path.ts';
import type { DialogFile } from './schema.ts';

/** What dialog files may refer to in a plan: no more, so that they are read again only when this changes. */
export interface KnownPlan {
  readonly id: string;
  readonly measures: readonly KnownMeasure[];
}

export interface KnownMeasure {
  readonly number: number;
  readonly avenues: readonly { readonly id: string }[];
}

/** What dialog files may refer to, and how their Simplified words become Traditional ones. */
export interface DialogContext {
  readonly facets: readonly Facet[];
  readonly plans: readonly KnownPlan[];
  readonly toTraditional: (text: string) => string;
}

/** One file on its way to a dialog, with what was found wrong so far. */
export interface Draft {
  readonly file: YamlFile<DialogFile>;
  readonly context: DialogContext;
  readonly findings: Finding[];
}

export function report(draft: Draft, path: Path, message: string): void {
  draft.findings.push(draft.file.finding(path, message));
}

/** What only the plan itself may say, in its own words. Numbers of measures (第9条) are no figures. */
const DEMAND = /必须|须|不低于|不超过|符合条件/;
const FIGURE = /[0-9０-９]|[〇零一二两三四五六七八九十百千万亿半]+[多余几]?(?:个)?[元万亿%％折倍年月日天家人]/;
const NAMED = /第\d+条|measures? \d+(?:(?:, \d+)* and \d+)?/gi;

/** Our own words in every language: they neither demand nor give figures. */
export function wordsAt(draft: Draft, path: Path, words: OurWords): LocaleText {
  for (const [locale, text] of Object.entries(words)) {
    const said = DEMAND.exec(text)?.[0] ?? FIGURE.exec(text.replace(NAMED, ''))?.[0];
    if (locale === 'en' && /\p{Script=Han}/u.test(text)) report(draft, [...path, locale], '英文里还有中文；请译成英文');
    if (said !== undefined) report(draft, [...path, locale], `这里不能写「${said}」：数字和条件只能引用原文；请换个说法，或删掉`);
  }
  return { 'zh-Hans': words['zh-Hans'], 'zh-Hant': words['zh-Hant'] ?? draft.context.toTraditional(words['zh-Hans']), en: words.en };
}
