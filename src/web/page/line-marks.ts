/**
 * Marks the lines of our replies by what they begin with, so that the page's style can set the plan's words apart from ours.
 * Only attributes are set: whoever reads the text alone finds the same marks in it as words.
 */
import { lineKind } from '../line-kinds.ts';
import { element } from './page-data.ts';

export function markLines(): void {
  const chat = element('webchat');
  const mark = () => {
    for (const line of chat.querySelectorAll<HTMLElement>('.webchat__bubble:not(.webchat__bubble--from-user) p:not([data-line])'))
      line.dataset.line = lineKind(line.textContent ?? '');
  };
  new MutationObserver(mark).observe(chat, { childList: true, subtree: true });
}
