import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startProgram } from '../browser/program.ts';
import { ROOT } from '../house/project-files.ts';

const dir = mkdtempSync(join(tmpdir(), 'guancetong-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A start that does not succeed: what it printed on standard error, by line, and its exit code. */
function failedStart(env: Record<string, string>): Promise<{ lines: string[]; code: number | null }> {
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', DATA_DIR: join(dir, 'data'), ...env },
  });
  let printed = '';
  child.stderr.on('data', (chunk: Buffer) => {
    printed += chunk;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ lines: printed.trim().split('\n'), code })));
}

// A start takes a second or two, and several times that on a busy machine.
describe('a start', { timeout: 120_000 }, () => {
  it('is refused with one line while another server uses the same data', async () => {
    const program = await startProgram({ DATA_DIR: join(dir, 'shared') });
    const { lines, code } = await failedStart({ DATA_DIR: join(dir, 'shared') });
    await program.stop();
    expect(lines).toEqual([expect.stringContaining('another server is running')]);
    expect(code).toBe(1);
  });

  it('is refused with one line where the port is taken', async () => {
    const program = await startProgram();
    const { lines, code } = await failedStart({ PORT: new URL(program.url).port });
    await program.stop();
    expect(lines).toEqual([expect.stringContaining('something else listens')]);
    expect(code).toBe(1);
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', 'http'],
    ['LOG_LEVEL', 'loud'],
    ['PUBLIC_URL', 'policy.example.cn'],
    ['DIRECT_LINE_SECRET', 'short'],
    ['DATABASE_URL', 'postgres://localhost'],
  ])('is refused with one line that names %s where it is %s', async (name, value) => {
    const { lines, code } = await failedStart({ [name]: value });
    expect(lines).toEqual([expect.stringContaining(name)]);
    expect(lines.join()).not.toContain(value);
    expect(code).toBe(1);
  });

  it('is refused with a line for each finding, with its place, where the knowledge does not hold', async () => {
    const knowledge = join(dir, 'knowledge');
    cpSync(join(ROOT, 'knowledge'), knowledge, { recursive: true });
    writeFileSync(join(knowledge, 'facets.yaml'), '- [\n');
    writeFileSync(join(knowledge, 'stray.yaml'), 'x: 1\n');
    const { lines, code } = await failedStart({ KNOWLEDGE_DIR: knowledge });
    expect(lines.slice(0, -1)).toEqual(lines.slice(0, -1).filter((line) => /^\S+\.yaml:\d+:\d+: /.test(line)));
    expect(lines.join('\n')).toContain('stray.yaml:1:1: ');
    expect(lines.join('\n')).not.toMatch(/\n\s+at /);
    expect(code).toBe(1);
  });
});

describe('a running service', { timeout: 120_000 }, () => {
  it('tells that it lives and is ready, and ends with 0 when asked to', async () => {
    const program = await startProgram();
    const live = await fetch(new URL('/healthz', program.url));
    expect(await live.json()).toEqual({ status: 'live' });
    const ready = await fetch(new URL('/readyz', program.url));
    expect(await ready.json()).toEqual({ status: 'ready', parts: { store: true } });
    expect(await program.stop()).toBe(0);
  });
});
