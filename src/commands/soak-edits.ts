/** Somebody who edits without rest: marks in a measure and in the words around it, new words of owners, every third edit broken. */
import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Places, readPlaces } from '../ops/settings-groups.ts';
import { PLACES, readFiles } from './files.ts';

/** What an answer from a version of the files may hold. */
export interface Marks {
  readonly measure: string;
  readonly wording: string;
  readonly isSound: boolean;
  readonly at: number;
}

export interface Editor {
  readonly places: Places;
  /** By version, for every state that the files were ever in. */
  readonly versions: ReadonlyMap<string, Marks>;
  edit(): void;
  /** Puts right whatever is broken. @returns the version of the files */
  finish(): string;
}

const MEASURE = 'dg-2015-31/measures/09.yaml';
const WORDS = 'words/factories.yaml';
const WORDING = 'zh-Hans/measures.hbs';
const NUMERALS = [...'甲乙丙丁戊己庚辛壬癸'];

/** @param dir where the files are laid out that are edited */
export function createEditor(dir: string): Editor {
  const shipped = readPlaces({});
  const places: Places = { dataDir: dir, knowledgeDir: '', seedsDir: '', dialogsDir: '', localesDir: '' };
  for (const [name, place] of Object.entries(PLACES)) {
    cpSync(shipped[place], join(dir, name), { recursive: true });
    Object.assign(places, { [place]: join(dir, name) });
  }
  const paths = {
    measure: join(places.knowledgeDir, MEASURE),
    words: join(places.knowledgeDir, WORDS),
    wording: join(places.localesDir, WORDING),
  };
  const sound = { measure: read(paths.measure), words: read(paths.words), wording: read(paths.wording) };
  const versions = new Map<string, Marks>();
  let state = { measure: '', wording: '', isSound: true };
  let count = 0;

  function save(file: keyof typeof paths, text: string, now: Partial<typeof state>): string {
    // As editors do: nobody reads half of a file.
    writeFileSync(`${paths[file]}~`, text);
    renameSync(`${paths[file]}~`, paths[file]);
    state = { ...state, ...now };
    return note();
  }

  function note(): string {
    const { version } = readFiles(places);
    if (!versions.has(version)) versions.set(version, { ...state, at: Date.now() });
    return version;
  }

  function marked(mark: string): string {
    return sound.measure.replace('融资租赁就是设备先租着用', `（记${mark}）融资租赁就是设备先租着用`);
  }

  const edits: readonly ((mark: string) => void)[] = [
    (mark) => {
      save('measure', marked(mark), { measure: mark, isSound: true });
      save('wording', sound.wording.replaceAll('〔说明〕', `〔说明${mark}〕`), { wording: mark });
    },
    (mark) => {
      save('measure', marked(mark), { measure: mark, isSound: true });
      save('words', sound.words.replace(/zh: +\[/, `zh: [机器先${mark}后买, `), {});
    },
    (mark) =>
      save('measure', marked(mark).replace('quote: 加快融资租赁业发展', 'quote: 加快融资组赁业发展'), { measure: mark, isSound: false }),
  ];

  note();
  return {
    places,
    versions,
    edit: () => {
      const mark = [...String(count)].map((digit) => NUMERALS[Number(digit)]).join('');
      edits[count++ % edits.length]?.(mark);
    },
    finish: () => save('measure', sound.measure, { measure: '', isSound: true }),
  };
}

function read(path: string): string {
  return readFileSync(path, 'utf8');
}
