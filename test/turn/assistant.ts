/** The assistant over the shipped files, made once for a test file. */
import { readFileSync } from 'node:fs';
import { readLocaleFolders } from '../../src/answers/locale-folders.ts';
import { readLocales } from '../../src/answers/read-locales.ts';
import { render } from '../../src/answers/render.ts';
import { compileKnowledge } from '../../src/knowledge/compile.ts';
import { formatFinding } from '../../src/knowledge/finding.ts';
import { type Assistant, createAssistant } from '../../src/turn/assistant.ts';
import type { Conversation, Message, Turn } from '../../src/turn/model.ts';
import { takeTurn } from '../../src/turn/take-turn.ts';

/** A day after the plan's term. */
export const NOW = new Date('2026-03-02T03:00:00Z');

let made: Assistant | null = null;

export function assistant(): Assistant {
  made ??= make();
  return made;
}

function make(): Assistant {
  const compiled = compileKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
  const locales = readLocales(readLocaleFolders('locales'));
  if ('findings' in compiled) throw new Error(compiled.findings.map(formatFinding).join('\n'));
  if ('findings' in locales) throw new Error(locales.findings.map(formatFinding).join('\n'));
  return createAssistant({ knowledge: compiled.knowledge, locales: locales.words });
}

export interface Said extends Turn {
  readonly text: string;
  readonly suggestedActions: readonly string[];
}

export function say(message: string | Message, before: Conversation | null = null, form: 'text' | 'buttons' = 'buttons'): Said {
  const turn = takeTurn(assistant(), before, typeof message === 'string' ? { text: message } : message, NOW);
  const { text, suggestedActions } = render(assistant().templates, turn.answer, turn.report.locale, form);
  return { ...turn, text, suggestedActions };
}

/** What a whole conversation says, turn by turn. */
export function talk(...messages: readonly string[]): readonly Said[] {
  const said: Said[] = [];
  for (const message of messages) said.push(say(message, said.at(-1)?.conversation ?? null));
  return said;
}

export function labelled(name: string): readonly { readonly id: string; readonly q: string }[] {
  return readFileSync(`test/questions/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
