/** Which avenues concern a person, given what is known: class, reasons and order. */
import { groundsAgainst, groundsFor, groundsOpen, holds } from './conditions.ts';
import type { AvenueRef, Dialog, Ground, Known, Recommendation, RelevanceClass, Rule } from './model.ts';
import { CLASSES } from './model.ts';
import { rank } from './rank.ts';
import { keyOf } from './replay.ts';

/**
 * Every avenue that the dialog speaks of, once: direct and possible ones best first, then those of class `not`.
 * @param wanted measures that the person's own words spoke of before the questions, first told first
 */
export function recommend(dialog: Dialog, known: Known, wanted: readonly number[] = []): readonly Recommendation[] {
  const best = new Map<string, Recommendation>();
  for (const rule of dialog.rules) {
    const found = judge(rule, known);
    const former = best.get(keyOf(rule.avenue));
    if (former === undefined || isBetter(found, former)) best.set(keyOf(rule.avenue), found);
  }
  return rank([...best.values()], dialog, known, wanted);
}

/** What rests on a response beats what is possible only because a question was left open. */
function isBetter(one: Pick<Recommendation, 'class' | 'ifs'>, other: Pick<Recommendation, 'class' | 'ifs'>): boolean {
  if (one.class !== other.class) return CLASSES.indexOf(one.class) < CLASSES.indexOf(other.class);
  return one.ifs.length === 0 && other.ifs.length > 0;
}

/** The class of every avenue, by its name: what the recommendations come to, without reasons and order. */
export function classes(dialog: Dialog, known: Known): ReadonlyMap<string, RelevanceClass> {
  const best = new Map<string, RelevanceClass>();
  for (const rule of dialog.rules) {
    const [name, found] = [nameOf(rule.avenue), classOf(rule, known)];
    const former = best.get(name);
    if (former === undefined || CLASSES.indexOf(found) < CLASSES.indexOf(former)) best.set(name, found);
  }
  return best;
}

/** What one rule says of its avenue. */
function judge(rule: Rule, known: Known): Recommendation {
  const verdict = classOf(rule, known);
  return {
    avenue: rule.avenue,
    class: verdict,
    because: rule.because,
    grounds: groundsOf(rule, verdict, known),
    ifs: ifsOf(rule, verdict, known),
  };
}

export function classOf(rule: Rule, known: Known): RelevanceClass {
  const when = rule.when === null ? 'no' : holds(rule.when, known);
  if (when === 'yes') return 'direct';
  const possibly = rule.possibly === null ? 'no' : holds(rule.possibly, known);
  return when === 'unknown' || possibly !== 'no' ? 'possible' : 'not';
}

function groundsOf(rule: Rule, verdict: RelevanceClass, known: Known): readonly Ground[] {
  if (verdict === 'not') return unique(groundsAgainst(rule.when ?? rule.possibly, known));
  return unique([...groundsFor(rule.when, known), ...(verdict === 'possible' ? groundsFor(rule.possibly, known) : [])]);
}

function ifsOf({ when, possibly }: Rule, verdict: RelevanceClass, known: Known): readonly Ground[] {
  if (verdict !== 'possible' || (possibly !== null && holds(possibly, known) === 'yes')) return [];
  return unique([...groundsOpen(when, known), ...groundsOpen(possibly, known)]);
}

function unique(grounds: readonly Ground[]): readonly Ground[] {
  return [...new Map(grounds.map((ground) => [`${ground.question}=${ground.value}`, ground])).values()];
}

const SHOWN_FIRST = 3;

/** What a result shows at once: the first avenue of each of the first measures, and where these are few, others of theirs. */
export function shownFirst(found: readonly Recommendation[]): readonly Recommendation[] {
  const leading = found.filter((one, index) => found.findIndex((other) => other.avenue.number === one.avenue.number) === index);
  const first = [...leading, ...found.filter((one) => !leading.includes(one))].slice(0, SHOWN_FIRST);
  return found.filter((one) => first.includes(one));
}

/** How people call an avenue in the examples of a file: its id, or its measure's number. */
export function nameOf(ref: AvenueRef): string {
  return ref.avenue ?? String(ref.number);
}
