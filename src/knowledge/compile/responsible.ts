import type { Body } from '../model.ts';
import { didYouMean } from '../nearest.ts';
import { loosen } from '../readable-text.ts';
import { type Responsibility, ROLES, type Role } from '../responsibility.ts';
import type { MeasureFile } from '../schemas/measure.ts';
import { type Desk, report, reportRepeats } from './compilation.ts';

const LABELS: Readonly<Record<Role, string>> = { lead: '牵头部门', cooperating: '配合部门', undivided: '责任单位' };

type Names = Readonly<Record<Role, readonly string[]>>;

/** Holds the bodies that a file names against the measure's own bracket: names, roles and order. */
export function checkResponsible(desk: Desk<MeasureFile>, bracket: Responsibility, bodies: readonly Body[] | null): void {
  const named = namesOf(desk.file.value);
  const printed = bracket.names;
  if (same(named.lead, printed.cooperating) && same(named.cooperating, printed.lead) && !same(named.lead, printed.lead)) {
    report(desk, ['lead'], '牵头部门和配合部门写反了：请对照原文括号，把 lead 和 cooperating 对调');
    return;
  }
  const wrong = new Set(ROLES.filter((role) => checkRole(desk, role, printed, bodies)));
  for (const role of ROLES) if (!wrong.has(role)) checkComplete(desk, role, named, printed, bodies);
}

function namesOf(file: MeasureFile): Names {
  return {
    lead: (file.lead ?? []).map(loosen),
    cooperating: (file.cooperating ?? []).map(loosen),
    undivided: (file.undivided ?? []).map(loosen),
  };
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}

/** Whether something was wrong with the names given for this role. */
function checkRole(desk: Desk<MeasureFile>, role: Role, printed: Names, bodies: readonly Body[] | null): boolean {
  const names = desk.file.value[role] ?? [];
  const before = desk.compilation.findings.length;
  reportRepeats(desk, names, LABELS[role], (index) => [role, index]);
  const told = new Set<string>();
  for (const [index, name] of names.entries()) {
    const message = problemOf(name, role, printed, bodies);
    if (message === null || told.has(message)) continue;
    told.add(message);
    const unknown = bodies?.every((body) => body.name !== name) ?? false;
    if (!unknown || !toldBefore(desk, name, printed)) report(desk, [role, index], message);
  }
  return told.size > 0 || desk.compilation.findings.length > before;
}

/** A body that brackets print and bodies.yaml lacks is one mistake, however many measures name it. */
function toldBefore({ compilation }: Desk, name: string, printed: Names): boolean {
  if (!ROLES.some((role) => printed[role].includes(loosen(name)))) return false;
  const told = compilation.unknownBodies.has(name);
  compilation.unknownBodies.add(name);
  return told;
}

function problemOf(name: string, role: Role, printed: Names, bodies: readonly Body[] | null): string | null {
  const known = bodies?.map((body) => body.name) ?? [];
  if (bodies !== null && !known.includes(name)) {
    const isPrinted = printed[role].includes(loosen(name));
    return `bodies.yaml 里没有「${name}」${isPrinted ? '，原文括号里有；请在 bodies.yaml 里补上' : didYouMean(name, known)}`;
  }
  if (printed[role].includes(loosen(name))) return null;
  const other = ROLES.find((each) => printed[each].includes(loosen(name)));
  if (other !== undefined) return `「${name}」在原文括号里是${LABELS[other]}，不是${LABELS[role]}`;
  const joined = printed[role].find((each) => each.includes(loosen(name)));
  if (joined !== undefined) return `括号里的「${joined}」没有分成几个部门；请在 plan.yaml 的 separators 里补上它们之间的符号`;
  const there = printed[role].map((each) => nameOf(each, bodies));
  return `「${name}」不在这一条的括号里；括号里的${LABELS[role]}${there.length > 0 ? `是：${there.join('、')}` : '没有写'}`;
}

/** A name that stands under another role was told of there. */
function checkComplete(desk: Desk<MeasureFile>, role: Role, named: Names, printed: Names, bodies: readonly Body[] | null): void {
  const everywhere = ROLES.flatMap((each) => named[each]);
  const absent = printed[role].filter((name) => !everywhere.includes(name));
  for (const name of absent) {
    const known = bodies === null || bodies.some((body) => loosen(body.name) === name);
    report(desk, [role], `原文括号里的${LABELS[role]}「${nameOf(name, bodies)}」没有写上${known ? '' : '（bodies.yaml 里也还没有它）'}`);
  }
  const inOrder = printed[role].every((name, index) => named[role][index] === name);
  if (absent.length === 0 && !inOrder && same(named[role], printed[role])) {
    report(desk, [role], `${LABELS[role]}的顺序和原文不同；请照原文：${printed[role].map((name) => nameOf(name, bodies)).join('、')}`);
  }
}

/** As bodies.yaml writes it. */
function nameOf(loose: string, bodies: readonly Body[] | null): string {
  return bodies?.find((body) => loosen(body.name) === loose)?.name ?? loose;
}
