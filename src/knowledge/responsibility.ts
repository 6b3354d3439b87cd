import { indexAt, loosen, type Range, type Scope } from './readable-text.ts';
import type { ResponsibilityWords } from './schemas/plan.ts';

export const ROLES = ['lead', 'cooperating', 'undivided'] as const;
export type Role = (typeof ROLES)[number];

/** 适用范围：福建自贸试验区: what stands behind a label that names no role is no body. */
export const ANY_LABEL = /^\p{L}{2,8}:/u;

/** 人民银行等部门 names one body. */
const AND_OTHERS = /(?<=.)等(?:有关|相关)?(?:部门|单位|机构)$/;

/** What the bracket at the end of a measure says. */
export interface Responsibility {
  /** The bracket, its brackets included. */
  readonly range: Range;
  /** Names as the bracket gives them, loosened (`loosen`), in its order. */
  readonly names: Readonly<Record<Role, readonly string[]>>;
}

/** The first bracket of the scope that begins with one of the plan's labels. */
export function findResponsibility(scope: Scope, words: ResponsibilityWords): Responsibility | null {
  const { text } = scope;
  const last = indexAt(text, scope.end);
  const labels = labelsOf(words);
  for (let at = indexAt(text, scope.start); at < last; at++) {
    if (text.loose[at] !== '(' || labels.every(([label]) => !text.loose.startsWith(label, at + 1))) continue;
    const close = closing(text.loose, at, last);
    if (close === null) return null;
    const range = { start: text.places[at] as number, end: (text.places[close] as number) + 1 };
    return { range, names: readNames(text.loose.slice(at + 1, close), words) };
  }
  return null;
}

/** Names by role. Brackets belong to the name: 松山湖（生态园）管委会. */
function readNames(inner: string, words: ResponsibilityWords): Responsibility['names'] {
  const names: Record<Role, string[]> = { lead: [], cooperating: [], undivided: [] };
  const labels = labelsOf(words);
  let role: Role | null = null;
  for (const piece of split(inner, words)) {
    const label: readonly [string, Role] | undefined = labels.find(([text]) => piece.startsWith(text));
    if (label !== undefined) role = label[1];
    else if (ANY_LABEL.test(piece)) role = null;
    const name = piece.slice(label?.[0].length ?? 0).replace(AND_OTHERS, '');
    if (role !== null && name !== '') names[role].push(name);
  }
  return names;
}

/** Cut at separators outside inner brackets and outside names that hold a separator themselves. */
function split(inner: string, words: ResponsibilityWords): readonly string[] {
  const separators = new Set([...words.separators.map(loosen), ';', '。']);
  const classes = (words.classes ?? []).map(loosen);
  const pieces: string[] = [''];
  let depth = 0;
  for (let at = 0; at < inner.length; ) {
    const current = pieces.length - 1;
    const fresh = pieces[current] === '' || pieces[current]?.endsWith(':');
    const whole = (fresh && classes.find((name) => inner.startsWith(name, at))) || (inner[at] as string);
    if (whole === '(') depth++;
    if (whole === ')') depth--;
    if (depth === 0 && (separators.has(whole) || (whole === ',' && ANY_LABEL.test(inner.slice(at + 1, at + 10))))) pieces.push('');
    else pieces[current] += whole;
    at += whole.length;
  }
  return pieces;
}

/** Each label with its colon, loosened. */
function labelsOf(words: ResponsibilityWords): readonly (readonly [string, Role])[] {
  return ROLES.flatMap((role) => (words[role] ?? []).map((label) => [`${loosen(label)}:`, role] as const));
}

function closing(loose: string, open: number, last: number): number | null {
  let depth = 0;
  for (let at = open; at < last; at++) {
    if (loose[at] === '(') depth++;
    if (loose[at] === ')' && --depth === 0) return at;
  }
  return null;
}
