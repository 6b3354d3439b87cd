import type { LocaleText } from '../model.ts';
import type { OurWords } from '../schemas/parts.ts';
import type { Path } from '../yaml-path.ts';
import { type Compilation, type Desk, report } from './compilation.ts';

/** What only the plan itself may say, in its own words. */
const DEMAND = /必须|须|不低于|不超过|符合条件/;
const FIGURE = /[0-9０-９]|[〇零一二两三四五六七八九十百千万亿半]+[多余几]?(?:个)?[元万亿%％折倍年月日天家人]/;

export function ourWords({ toTraditional }: Compilation, words: OurWords): LocaleText {
  return { 'zh-Hans': words['zh-Hans'], 'zh-Hant': words['zh-Hant'] ?? toTraditional(words['zh-Hans']), en: words.en };
}

/** An explanation: ours, so it may neither demand nor give figures. */
export function plainWords(desk: Desk, path: Path, words: OurWords): LocaleText {
  for (const [locale, text] of Object.entries(words)) {
    const said = DEMAND.exec(text)?.[0] ?? FIGURE.exec(text)?.[0];
    if (said === undefined) continue;
    report(desk, [...path, locale], `通俗说明里不能写「${said}」：数字和条件只能引用原文；请换个说法，或删掉`);
  }
  return ourWords(desk.compilation, words);
}
