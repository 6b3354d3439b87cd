/** Before Web Chat is there: the examples and the input already work, and what is sent waits for it. */
import { element, within } from './page-data.ts';

export interface Early {
  /** From now on questions go to `send`; those that waited go at once. @returns what stands half-typed in the input */
  handOver(send: (question: string) => void): { draft: string; focused: boolean };
}

export function startEarly(): Early {
  const waiting: string[] = [];
  let send: ((question: string) => void) | null = null;
  const ask = (question: string) => {
    if (send !== null) return send(question);
    waiting.push(question);
    showWaiting(question);
  };
  listen(ask);
  return {
    handOver(sender) {
      send = sender;
      for (const question of waiting.splice(0)) sender(question);
      element('early').hidden = true;
      return removeShell();
    },
  };
}

function listen(ask: (question: string) => void): void {
  const input = element<HTMLInputElement>('shell-question');
  element('shell').addEventListener('submit', (event) => {
    event.preventDefault();
    const question = input.value.trim();
    input.value = '';
    if (question !== '') ask(question);
  });
  for (const button of element('welcome').querySelectorAll<HTMLElement>('[data-question]'))
    button.addEventListener('click', () => ask(button.dataset.question ?? ''));
}

function showWaiting(question: string): void {
  const early = element('early');
  within(early, '.said').textContent = question;
  early.hidden = false;
  element('welcome').hidden = true;
}

/** A second time there is nothing left to remove. */
function removeShell(): { draft: string; focused: boolean } {
  const shell = document.getElementById('shell');
  const input = document.getElementById('shell-question') as HTMLInputElement | null;
  if (shell === null || input === null) return { draft: '', focused: false };
  const state = { draft: input.value, focused: document.activeElement === input };
  shell.remove();
  return state;
}
