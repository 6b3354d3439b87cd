/**
 * The dictionary files under `dist/dictionary/`: made once from the packages' own data, checked before each use.
 * nodejieba's native code aborts the whole process on a missing or malformed file, so no file reaches it unchecked.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** Rarer words are left out: a quarter of the words gives the same cuts on owners' questions, in a fifth of the time and memory. */
const LEAST_FREQUENCY = 20;
/** First and last (exclusive) of the characters whose readings are kept: CJK Unified Ideographs. */
const FIRST_IDEOGRAPH = 0x4e00;
const END_OF_IDEOGRAPHS = 0x9fa6;

export interface DictionaryFiles {
  readonly words: string;
  readonly hmm: string;
  readonly user: string;
  readonly idf: string;
  readonly stopWords: string;
  /** One line a character from U+4E00: its readings without tones, the commonest first. */
  readonly readings: string;
}

function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('no package.json above the program: cannot tell where dist/dictionary stands');
    folder = above;
  }
  return folder;
}

function filesIn(folder: string): DictionaryFiles {
  return {
    words: join(folder, 'words.utf8'),
    hmm: join(folder, 'hmm.utf8'),
    user: join(folder, 'user.utf8'),
    idf: join(folder, 'idf.utf8'),
    stopWords: join(folder, 'stop-words.utf8'),
    readings: join(folder, 'readings.txt'),
  };
}

/** Makes what is missing or malformed, and returns where the files are. Safe when several processes do it at once. */
export function ensureDictionary(): DictionaryFiles {
  const folder = join(projectRoot(), 'dist', 'dictionary');
  const files = filesIn(folder);
  const stamp = join(folder, 'checked');
  // Checked line by line once, by their digest ever after.
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest(files)) return files;
  if (findFault(files) !== null) {
    mkdirSync(folder, { recursive: true });
    make(files);
    const fault = findFault(files);
    if (fault !== null) throw new Error(`the dictionary could not be made: ${fault}`);
  }
  try {
    write(stamp, digest(files));
  } catch {
    // Where nothing can be written, every start checks line by line.
  }
  return files;
}

/** Of all files; empty where one is missing. */
function digest(files: DictionaryFiles): string {
  const hash = createHash('sha256');
  for (const path of Object.values(files)) {
    if (!existsSync(path)) return '';
    hash.update(`${path} `).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** What is wrong with the files, or null. */
export function findFault(files: DictionaryFiles): string | null {
  for (const path of Object.values(files)) if (!existsSync(path)) return `${path} is missing`;
  return faultInWords(files.words) ?? faultInHmm(files.hmm) ?? faultInIdf(files.idf) ?? faultInReadings(files.readings);
}

function faultInWords(path: string): string | null {
  const text = readFileSync(path, 'latin1');
  if (text.length < 100_000 || !text.endsWith('\n')) return `${path} is cut short`;
  let spaces = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x20) spaces++;
    else if (code === 0x0a) {
      const frequency = text.charCodeAt(text.indexOf(' ', start) + 1);
      if (spaces !== 2 || frequency < 0x31 || frequency > 0x39) return `${path}: not “word frequency tag” at byte ${start}`;
      spaces = 0;
      start = i + 1;
    }
  }
  return null;
}

function faultInHmm(path: string): string | null {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (lines.length !== 9) return `${path}: expected 9 lines of probabilities, found ${lines.length}`;
  for (const line of lines.slice(0, 5)) if (line.trim().split(' ').length !== 4) return `${path}: a line without four probabilities`;
  for (const line of lines.slice(5)) if (!/^\S:-?[\d.]+,/u.test(line)) return `${path}: a malformed line of emissions`;
  return null;
}

function faultInIdf(path: string): string | null {
  return /^\S+ [\d.]+\n$/u.test(readFileSync(path, 'utf8')) ? null : `${path}: expected one word and its weight`;
}

function faultInReadings(path: string): string | null {
  const lines = readFileSync(path, 'latin1').split('\n').length - 1;
  return lines === END_OF_IDEOGRAPHS - FIRST_IDEOGRAPH ? null : `${path}: ${lines} characters`;
}

function make(files: DictionaryFiles): void {
  const origin = join(dirname(require.resolve('nodejieba/package.json')), 'submodules', 'cppjieba', 'dict');
  const words = readFileSync(join(origin, 'jieba.dict.utf8'), 'utf8')
    .split('\n')
    .filter((line) => isKept(line.split(' ')));
  write(files.words, `${words.join('\n')}\n`);
  write(files.hmm, readFileSync(join(origin, 'hmm_model.utf8'), 'utf8'));
  // Neither keyword extraction nor a dictionary of users' words is used; the native code insists on the files.
  write(files.user, '');
  write(files.idf, '的 1.0\n');
  write(files.stopWords, '的\n');
  write(files.readings, `${readingsOfAll().join('\n')}\n`);
}

function isKept(columns: readonly string[]): boolean {
  return columns.length === 3 && columns[0] !== '' && Number(columns[1]) >= LEAST_FREQUENCY;
}

function readingsOfAll(): string[] {
  const { pinyin } = require('pinyin-pro') as typeof import('pinyin-pro');
  const lines: string[] = [];
  for (let code = FIRST_IDEOGRAPH; code < END_OF_IDEOGRAPHS; code++) {
    const all = pinyin(String.fromCharCode(code), { toneType: 'none', type: 'array', multiple: true });
    const plain = all.map((one) => one.replaceAll('ü', 'v')).filter((one) => /^[a-z]+$/.test(one));
    lines.push([...new Set(plain)].join(' '));
  }
  return lines;
}

function write(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}
