/**
 * Marks the lines of our replies by what they begin with, so that the page's style can set the plan's words apart from ours.
 * Only attributes are set: whoever reads the text alone finds the same marks in it as words.
 */
import { element } from './page-data.ts';

const KINDS = [
  ['measure', /^(第 ?\d+ ?[条條] |Measure \d+:)/],
  ['quote', /^〔(原文|Original)/],
  ['ours', /^〔([说說説]明|Our )/],
  ['source', /^《/],
  ['lead', /^(牵头|牽頭|责任单位|責任單位)：|^(Lead|Responsible): /],
  ['hint', /^提示：|^Note: /],
] as const;

export function markLines(): void {
  const chat = element('webchat');
  const mark = () => {
    for (const line of chat.querySelectorAll<HTMLElement>('.webchat__bubble:not(.webchat__bubble--from-user) p:not([data-line])'))
      line.dataset.line = kindOf(line.textContent ?? '');
  };
  new MutationObserver(mark).observe(chat, { childList: true, subtree: true });
}

function kindOf(text: string): string {
  return KINDS.find(([, beginning]) => beginning.test(text))?.[0] ?? 'plain';
}
