/** Why a search came out as it did, for a terminal. */
import type { Explanation } from '../search/explain.ts';

const SHOWN = 5;

export function explained({ result, measures, outside, chance, lead }: Explanation): string {
  const { analysis } = result;
  const lines = [
    `读作：${analysis.folded}`,
    ...analysis.mended.map(({ from, to, why }) => `改读：${from} → ${to}（${why}）`),
    `词：${analysis.tokens.join(' / ')}`,
    `判断：${result.decision}，可能在计划内 ${(chance * 100).toFixed(0)} %`,
    ...outside.slice(0, 3).map(({ topic, strength }) => `计划外：${topic} ${strength.toFixed(2)}`),
    ...measures.slice(0, SHOWN).map(({ number, score, reasons, held }) => {
      const strongest = reasons
        .slice(0, 4)
        .map(({ what, from, score: points }) => `${from}${what === '' ? '' : `「${what}」`} ${points.toFixed(2)}`);
      const inText = held.length === 0 ? '' : `；文中有 ${held.join(' ')}`;
      return `第${number}条 ${score.toFixed(3)}：${strongest.join('；')}${inText}`;
    }),
    lead === null
      ? ''
      : `第一名领先第二名：${Object.entries(lead)
          .map(([from, points]) => `${from} ${points.toFixed(2)}`)
          .join('，')}`,
  ];
  return lines.filter((line) => line !== '').join('\n');
}
