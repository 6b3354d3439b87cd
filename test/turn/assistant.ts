/** The assistant over the shipped files, as every command loads it. */
import { readFileSync } from 'node:fs';
import { render } from '../../src/answers/render.ts';
import { loadAssistant } from '../../src/commands/assistant.ts';
import { formatFinding } from '../../src/knowledge/finding.ts';
import { readPlaces } from '../../src/ops/settings-groups.ts';
import type { Assistant } from '../../src/turn/assistant.ts';
import type { Conversation, Message, Turn } from '../../src/turn/model.ts';
import { takeTurn } from '../../src/turn/take-turn.ts';

/** A day after the plan's term. */
export const NOW = new Date('2026-03-02T03:00:00Z');

const loaded = await loadAssistant(readPlaces({}));
if ('findings' in loaded) throw new Error(loaded.findings.map(formatFinding).join('\n'));

export const assistant: Assistant = loaded.assistant;

export interface Said extends Turn {
  readonly text: string;
  readonly suggestedActions: readonly string[];
}

export function say(message: string | Message, before: Conversation | null = null, form: 'text' | 'buttons' = 'buttons'): Said {
  const turn = takeTurn(assistant, before, typeof message === 'string' ? { text: message } : message, NOW);
  const { text, suggestedActions } = render(assistant.templates, turn.answer, turn.report.locale, form);
  return { ...turn, text, suggestedActions };
}

export function labelled(name: string): readonly { readonly id: string; readonly q: string }[] {
  return readFileSync(`test/questions/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
