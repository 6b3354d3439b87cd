import { loosen } from '../readable-text.ts';
import { ROLES, type Role } from '../responsibility.ts';
import { list, object, type Schema, text } from '../schemas/parts.ts';

/** `knowledge/import-words.yaml`: the words by which documents are read. */
export interface ImportWordsFile {
  readonly labels: Readonly<Record<Role | 'other', readonly string[]>>;
  readonly verbs: Readonly<Record<Role | 'before' | 'after', readonly string[]>>;
  readonly separators: readonly string[];
  readonly joiners: readonly string[];
  readonly classes: Readonly<Record<'begin' | 'places' | 'nouns', readonly string[]>>;
  readonly 'after-deng': readonly string[];
  readonly bodies: readonly string[];
  readonly remarks: Readonly<Record<'first-leads' | 'before-comma-leads' | 'before-semicolon-leads' | 'words', readonly string[]>>;
  readonly deadlines: readonly string[];
  readonly 'title-ends': readonly string[];
  readonly 'title-after': readonly string[];
  readonly covering: readonly string[];
  readonly 'headings-without-tasks': readonly string[];
  readonly 'headings-of-safeguards': readonly string[];
  readonly phases: readonly string[];
  readonly 'number-columns': readonly string[];
  readonly 'task-columns': readonly string[];
  readonly addressees: readonly string[];
}

const words = list(text, 1);
const LISTS = [
  'separators',
  'joiners',
  'after-deng',
  'bodies',
  'deadlines',
  'title-ends',
  'title-after',
  'covering',
  'headings-without-tasks',
  'headings-of-safeguards',
  'phases',
  'number-columns',
  'task-columns',
  'addressees',
] as const;

export const importWordsSchema: Schema = object({
  labels: object({ lead: words, cooperating: words, undivided: words, other: words }),
  verbs: object({ lead: words, cooperating: words, undivided: words, before: words, after: words }),
  classes: object({ begin: words, places: words, nouns: words }),
  remarks: object({ 'first-leads': words, 'before-comma-leads': words, 'before-semicolon-leads': words, words }),
  ...Object.fromEntries(LISTS.map((name) => [name, words])),
});

export type LabelRole = Role | 'other';

/** The same, made ready for loosened text. */
export interface ImportWords {
  /** Longest first. */
  readonly labels: readonly (readonly [label: string, role: LabelRole])[];
  /** What a name's role is said by, at its end: 按职责分工负责. */
  readonly verb: RegExp;
  /** In the order in which they decide: 牵头负责 leads. */
  readonly verbRoles: readonly (readonly [said: RegExp, role: Role])[];
  readonly separators: ReadonlySet<string>;
  readonly joiner: RegExp;
  /** A class of bodies, by its beginning or by a word within. */
  readonly isClass: RegExp;
  /** Nothing but places of a class, such as 各旗县市区 or 县(市、区): what it is short of follows. */
  readonly isOpenClass: RegExp;
  /** What may follow such a class after a separator. */
  readonly continuesClass: RegExp;
  /** 等 and the class that follows it. */
  readonly tail: RegExp;
  readonly endsAsBody: RegExp;
  readonly remark: RegExp;
  readonly firstLeads: readonly (readonly [words: RegExp, upTo: LeadsUpTo])[];
  readonly deadline: RegExp;
  readonly endsAsTitle: RegExp;
  readonly covering: RegExp;
  readonly withoutTasks: RegExp;
  readonly safeguards: RegExp;
  readonly phase: RegExp;
  readonly numberColumn: RegExp;
  readonly taskColumn: RegExp;
  readonly addressee: RegExp;
}

/** Which of the bodies lead where a remark says so. */
export type LeadsUpTo = 'first' | ',' | ';';

export function importWords(file: ImportWordsFile): ImportWords {
  const any = (list: readonly string[]) => `(?:${byLength(list).map(escaped).join('|')})`;
  const places = any(file.classes.places);
  const place = `${places}(?:\\((?:${places}|[、/])+\\))?`;
  const nouns = any(file.classes.nouns);
  const begin = any(file.classes.begin);
  return {
    labels: pairs(file.labels, ['lead', 'cooperating', 'undivided', 'other']),
    verb: new RegExp(`${any(Object.values(file.verbs).flat())}+$`),
    verbRoles: ROLES.map((role) => [new RegExp(any(file.verbs[role])), role]),
    separators: new Set(file.separators.map(loosen)),
    joiner: new RegExp(any(file.joiners), 'g'),
    isClass: new RegExp(`^${begin}|(?:有关|相关|各级|各)${nouns}`),
    isOpenClass: new RegExp(`^(?:(?:${begin})+(?:${place}|、)*|${place})$`),
    continuesClass: new RegExp(
      `^(?:${place})+(?:人民|级)?(?:政府|管委会|办事处)?(?:\\([^()]*\\))?$|^县?\\((?:${places}|[、/])+\\)|^县\\(|^(?:直属)?${nouns}$`,
    ),
    tail: new RegExp(
      `(?<![高中初同平对])等(?:${any(file.joiners)}.*|(?:\\d+个?|[一二三四五六七八九十]+个?)?(?:家)?${any(file['after-deng'])}.*|)$`,
    ),
    endsAsBody: new RegExp(`${any(file.bodies)}(?:\\([^()]*\\))?$`),
    remark: new RegExp(any(file.remarks.words)),
    firstLeads: [
      ...file.remarks['first-leads'].map((words) => [gapped(words), 'first'] as const),
      ...file.remarks['before-comma-leads'].map((words) => [gapped(words), ','] as const),
      ...file.remarks['before-semicolon-leads'].map((words) => [gapped(words), ';'] as const),
    ],
    deadline: new RegExp(
      `^(?:${any(file.deadlines)}|.*\\d{4}年|.*\\d+月|力争|确保).*$|${any(file.deadlines.filter((word) => word.length > 1))}$`,
    ),
    endsAsTitle: new RegExp(`${any(file['title-ends'])}(?:[(（].*${any(file['title-after'])}.*[)）]|[(].*[)])?$`),
    covering: new RegExp(any(file.covering)),
    withoutTasks: new RegExp(any(file['headings-without-tasks'])),
    safeguards: new RegExp(any(file['headings-of-safeguards'])),
    phase: new RegExp(`${any(file.phases)}(?:\\([^()]*\\))?$`),
    numberColumn: new RegExp(`^${any(file['number-columns'])}$`),
    taskColumn: new RegExp(`^${any(file['task-columns'])}$`),
    addressee: new RegExp(`^${any(file.addressees)}.*:$`),
  };
}

function pairs<R extends string>(byRole: Readonly<Record<R, readonly string[]>>, roles: readonly R[]): (readonly [string, R])[] {
  const all = roles.flatMap((role) => byRole[role].map((word) => [loosen(word), role] as const));
  return all.sort(([a], [b]) => b.length - a.length);
}

function byLength(list: readonly string[]): readonly string[] {
  return list.map(loosen).sort((a, b) => b.length - a.length);
}

/** 甲…乙: 乙 within eight characters of 甲. */
function gapped(words: string): RegExp {
  return new RegExp(words.split('…').map(loosen).map(escaped).join('.{0,8}?'));
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
