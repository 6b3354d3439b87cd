import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Conversation } from '../../src/turn/model.ts';
import { type Said, say } from '../turn/assistant.ts';

/** What a reply has to be; fields left out are not looked at. */
interface Expected {
  readonly outcome?: string;
  readonly reason?: string | null;
  readonly command?: string;
  readonly locale?: string;
  readonly phase?: number;
  readonly dialog?: string | null;
  readonly step?: string | null;
  /** Measures shown, in order. */
  readonly shown?: readonly number[];
  readonly lead?: readonly string[];
  readonly cooperating?: readonly string[];
  readonly unstated?: readonly string[];
  /** Pieces of the text. */
  readonly says?: readonly string[];
  readonly omits?: readonly string[];
  /** Titles among the suggested actions. */
  readonly offers?: readonly string[];
  /** Titles not among them. */
  readonly withholds?: readonly string[];
}

interface Flow {
  readonly flow: string;
  readonly turns: readonly { readonly say: string; readonly expect: Expected }[];
}

function observed({ report, text, suggestedActions }: Said, expected: Expected): Expected {
  const all: Required<Expected> = {
    ...(report as Required<Pick<Report, never>> & typeof report),
    command: report.command ?? '',
    phase: report.phase ?? 0,
    shown: report.measures.filter(({ shown }) => shown).map(({ number }) => number),
    says: (expected.says ?? []).filter((piece) => text.includes(piece)),
    omits: (expected.omits ?? []).filter((piece) => !text.includes(piece)),
    offers: (expected.offers ?? []).filter((title) => suggestedActions.includes(title)),
    withholds: (expected.withholds ?? []).filter((title) => !suggestedActions.includes(title)),
  };
  return Object.fromEntries(Object.keys(expected).map((key) => [key, all[key as keyof Expected]]));
}

type Report = Said['report'];

const files = readdirSync('test/flows').filter((name) => name.endsWith('.yaml'));

for (const file of files) {
  describe(file.replace('.yaml', ''), () => {
    for (const { flow, turns } of parse(readFileSync(`test/flows/${file}`, 'utf8')) as Flow[]) {
      for (const form of ['buttons', 'text'] as const) {
        it(`${flow} (${form})`, () => {
          let conversation: Conversation | null = null;
          for (const turn of turns) {
            const said = say(turn.say, conversation, form);
            conversation = said.conversation;
            expect({ said: turn.say, ...observed(said, turn.expect) }).toEqual({ said: turn.say, ...turn.expect });
          }
        });
      }
    }
  });
}
