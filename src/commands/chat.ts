/** `npm run chat`: the assistant in a terminal; `--jsonl` for machines, with conversations interleaved freely. */
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import type { Answerer } from '../bot/answer.ts';
import { formatFinding } from '../knowledge/finding.ts';
import { readPlaces } from '../ops/settings-groups.ts';
import type { Conversation } from '../turn/model.ts';
import { loadAssistant } from './assistant.ts';
import { answerLines } from './json-lines.ts';
import { createTalk } from './talk.ts';

async function talk(answer: Answerer): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  console.log('莞策通：用自己的话说说企业想办的事；按 Ctrl+D 离开。\n');
  terminal.setPrompt('> ');
  terminal.prompt();
  let conversation: Conversation | null = null;
  for await (const text of terminal) {
    const answered = answer(conversation, { text }, new Date(), 'terminal');
    conversation = answered.conversation;
    console.log(`\n${answered.reply.text}\n`);
    terminal.prompt();
  }
}

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { jsonl: { type: 'boolean' } } });
  const loaded = await loadAssistant(readPlaces(process.env));
  if ('findings' in loaded) {
    for (const finding of loaded.findings) console.error(formatFinding(finding));
    return 1;
  }
  if (values.jsonl === true) await answerLines(process.stdin, process.stdout, createTalk(loaded.answer));
  else await talk(loaded.answer);
  return 0;
}

process.exitCode = await run();
