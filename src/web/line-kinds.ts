/** What a line of our replies is, by what it begins with: the plan's words, ours, who is responsible. */

const KINDS = [
  ['measure', /^(第 ?\d+ ?[条條] |Measure \d+:)/],
  ['quote', /^〔(原文|Original)/],
  ['ours', /^〔([说說説]明|[计計][划劃]之外|Our |Not from )/],
  ['source', /^《/],
  ['lead', /^(牵头|牽頭|责任单位|責任單位)：|^(Lead|Responsible): /],
  ['hint', /^提示：|^Note: /],
] as const;

export function lineKind(text: string): string {
  return KINDS.find(([, beginning]) => beginning.test(text))?.[0] ?? 'plain';
}
