import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { Finding } from './finding.ts';

/** All files of one kind under one folder, read at one moment. */
export interface Folder {
  /** The folder as findings name it, such as `knowledge`. */
  readonly label: string;
  /** Bytes by path within the folder (`words/equipment.yaml`), sorted; null where a finding says why it was not read. */
  readonly files: ReadonlyMap<string, Uint8Array | null>;
  readonly findings: readonly Finding[];
}

export interface FolderOptions {
  /** With its dot, such as `.yaml`. */
  readonly extension: string;
  /** Largest size of a file, by its path within the folder. */
  readonly maxBytes: (path: string) => number;
}

interface Reading extends FolderOptions {
  readonly dir: string;
  readonly label: string;
  readonly files: Map<string, Uint8Array | null>;
  readonly findings: Finding[];
}

/** Hidden files, what editors leave behind, and documentation. */
const IGNORED = /^[.#]|~$|\.md$/;
/** What editors and Windows make of `.yaml`. */
const MISNAMED = /\.ya?ml(\.txt)?$/i;

export function readFolder(dir: string, options: FolderOptions): Folder {
  const reading: Reading = { ...options, dir, label: labelOf(dir), files: new Map(), findings: [] };
  if (statSync(dir, { throwIfNoEntry: false })?.isDirectory()) readEntries(reading, '');
  else reading.findings.push({ file: reading.label, line: 1, column: 1, message: '没有这个文件夹' });
  return reading;
}

/** As people write it from the project's root; elsewhere its own name. */
export function labelOf(dir: string): string {
  const fromHere = relative(process.cwd(), dir);
  return fromHere === '' || fromHere.startsWith('..') ? basename(dir) : fromHere.split(sep).join('/');
}

function readEntries(reading: Reading, folder: string): void {
  const entries = readdirSync(join(reading.dir, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!IGNORED.test(entry.name)) readEntry(reading, entry, folder === '' ? entry.name : `${folder}/${entry.name}`);
  }
}

function readEntry(reading: Reading, entry: Dirent, path: string): void {
  const named = path.endsWith(reading.extension);
  if (entry.isDirectory()) {
    if (named) refuse(reading, path, `这是一个文件夹；名字以 ${reading.extension} 结尾的应当是文件`);
    else readEntries(reading, path);
  } else if (entry.isSymbolicLink() && !staysInside(reading.dir, path)) {
    refuse(reading, path, '这是一个指向文件夹以外的链接；请换成文件本身');
  } else if (named) {
    readFile(reading, path);
  } else if (MISNAMED.test(path) && reading.extension === '.yaml') {
    refuse(reading, path, '没有被读取：文件名要以小写的 .yaml 结尾');
  }
}

function staysInside(dir: string, path: string): boolean {
  try {
    return !relative(realpathSync(dir), realpathSync(join(dir, path))).startsWith('..');
  } catch {
    return false; // It leads nowhere.
  }
}

function readFile(reading: Reading, path: string): void {
  const absolute = join(reading.dir, path);
  const { size } = statSync(absolute);
  const maxBytes = reading.maxBytes(path);
  if (size > maxBytes) {
    refuse(reading, path, `文件太大（${Math.ceil(size / 1024)} KB，最多 ${maxBytes / 1024} KB）；请拆成几个文件`);
    return;
  }
  try {
    reading.files.set(path, readFileSync(absolute));
  } catch (error) {
    refuse(reading, path, `读不出来（${(error as NodeJS.ErrnoException).code ?? error}）；请看文件的权限`);
  }
}

function refuse(reading: Reading, path: string, message: string): void {
  reading.files.set(path, null);
  reading.findings.push({ file: `${reading.label}/${path}`, line: 1, column: 1, message });
}
