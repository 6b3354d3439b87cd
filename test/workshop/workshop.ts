/** Files in a folder of the test's own, to be edited there: a small knowledge of two plans, or the shipped one. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadAssistant } from '../../src/commands/assistant.ts';
import { keepLive, type Live } from '../../src/commands/live.ts';
import { startPreview } from '../../src/commands/preview.ts';
import { workshopOf } from '../../src/commands/workshop.ts';
import type { Workshop as DeskWorkshop } from '../../src/desk/workshop.ts';
import { formatFinding } from '../../src/knowledge/finding.ts';
import { systemClock } from '../../src/ops/clock.ts';
import { createLog } from '../../src/ops/log.ts';
import { type Places, readPlaces } from '../../src/ops/settings-groups.ts';
import { sqliteMemory } from '../../src/store/sqlite.ts';
import { Store } from '../../src/store/store.ts';
import { ROOT } from '../house/project-files.ts';
import { SMALL } from '../knowledge/small.ts';

export interface Workshop {
  readonly places: Places;
  /** The path of a file, such as `knowledge/wide.yaml`. */
  at(path: string): string;
  /** Replaces what stands in a file exactly once. */
  edit(path: string, from: string, to: string): void;
  /** As editors save: a new file takes the old one's name. */
  save(path: string, text: string): void;
  read(path: string): string;
}

/** Ends with the test. */
export function openWorkshop(of: 'small' | 'shipped' = 'small'): Workshop {
  const { close, ...workshop } = openFiles(of);
  onTestFinished(close);
  return workshop;
}

/** For several tests: whoever opens it closes it. */
export function openFiles(of: 'small' | 'shipped'): Workshop & { close(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'guancetong-'));
  const at = (path: string) => join(dir, path);
  const copy = (from: string, folder: string) => cpSync(join(from, folder), at(folder), { recursive: true });
  for (const folder of ['knowledge', 'seeds']) copy(of === 'small' ? SMALL : ROOT, folder);
  copy(ROOT, 'locales');
  if (of === 'small') mkdirSync(at('dialogs'));
  else copy(ROOT, 'dialogs');
  const places = readPlaces({
    DATA_DIR: at('data'),
    KNOWLEDGE_DIR: at('knowledge'),
    SEEDS_DIR: at('seeds'),
    DIALOGS_DIR: at('dialogs'),
    LOCALES_DIR: at('locales'),
  });
  const read = (path: string) => readFileSync(at(path), 'utf8');
  const save = (path: string, text: string) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(`${at(path)}~`, text);
    renameSync(`${at(path)}~`, at(path));
  };
  const edit = (path: string, from: string, to: string) => {
    const parts = read(path).split(from);
    if (parts.length !== 2) throw new Error(`「${from}」 stands ${parts.length - 1} times in ${path}`);
    save(path, parts.join(to));
  };
  return { places, at, edit, save, read, close: () => rmSync(dir, { recursive: true, force: true }) };
}

export interface StartedLive extends Live {
  /** As the console sees the files. */
  readonly workshop: DeskWorkshop;
  readonly store: Store;
  /** What a person reads who asks this now. */
  ask(text: string): string;
  /** Lines of the log. */
  readonly lines: readonly string[];
}

/** Ends with the test. */
export async function startLive({ places }: Workshop): Promise<StartedLive> {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line).msg) });
  const loaded = await loadAssistant(places);
  if ('findings' in loaded) throw new Error(loaded.findings.map(formatFinding).join('\n'));
  const store = await Store.open(sqliteMemory());
  const live = await keepLive({ places, loaded, store, log, clock: systemClock });
  onTestFinished(async () => {
    live.stop();
    await store.close();
  });
  const ask = (text: string) => live.answer(null, { text }, new Date('2026-03-02T03:00:00Z'), 'terminal').reply.text;
  return { ...live, workshop: workshopOf(live, places), store, ask, lines };
}

/** The chat of a preview, by Direct Line, in a conversation of its own for each question. Ends with the test. */
export async function openChat({ places }: Workshop): Promise<(question: string) => Promise<string>> {
  const preview = await startPreview(places, { PREVIEW_PORT: '0', LOG_LEVEL: 'error' });
  if ('findings' in preview) throw new Error(preview.findings.map(formatFinding).join('\n'));
  onTestFinished(() => preview.stop());
  const call = async (path: string, token: string, body?: object): Promise<Activities> => {
    const headers = { 'Content-Type': 'application/json', ...(token === '' ? {} : { Authorization: `Bearer ${token}` }) };
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return (await fetch(new URL(path, preview.url), { ...sent, headers })).json() as Promise<Activities>;
  };
  return async (question) => {
    const { token = '', conversationId } = await call('v3/directline/tokens/generate', '', {});
    await call('v3/directline/conversations', token, {});
    const path = `v3/directline/conversations/${conversationId}/activities`;
    await call(path, token, { type: 'message', from: { id: 'dl_newcomer' }, text: question });
    return (await call(path, token)).activities?.at(-1)?.text ?? '';
  };
}

interface Activities {
  readonly token?: string;
  readonly conversationId?: string;
  readonly activities?: readonly { readonly text?: string }[];
}
