import { groundsFor } from './conditions.ts';
import type { Dialog, Ground, Known, Recommendation } from './model.ts';

/**
 * Direct before possible before possible only for want of a response before not. Within a class, a person with several needs gets the first avenue of each
 * before the second of any: the needs take turns, in the order in which they were told. What the person wants most
 * stands second at the latest, even where it is only possible.
 */
export function rank(
  found: readonly Recommendation[],
  dialog: Dialog,
  known: Known,
  wanted: readonly number[] = [],
): readonly Recommendation[] {
  const of = (wantedClass: Recommendation['class'], isOpen = false) =>
    found.filter((one) => one.class === wantedClass && one.ifs.length > 0 === isOpen);
  const lanes = [of('direct'), of('possible'), of('possible', true)].map((group) => group.map((one) => lane(one, dialog, known)));
  const shown = lanes.flatMap(takeTurns);
  return [...byMeasure(withWantedAhead(shown, lanes.flat(), wanted)), ...of('not')];
}

/**
 * Moves what is wanted most to the front: first if it is direct and no other need was told before it, else second.
 * Wanted most is what the person's own words spoke of, else the best avenue of the need that was told first.
 */
function withWantedAhead(shown: readonly Recommendation[], lanes: readonly Lane[], wanted: readonly number[]): readonly Recommendation[] {
  const measures = [...new Set(shown.map(({ avenue }) => avenue.number))];
  const ofFirst = new Set(lanes.filter(isOfFirstNeed).map(({ one }) => one));
  const said = wanted.find((number) => measures.includes(number));
  const most = said ?? shown.find((one) => ofFirst.has(one))?.avenue.number;
  const best = shown.find(({ avenue }) => avenue.number === most);
  if (best === undefined || best.avenue.number === measures[0]) return shown;
  const isFirst = said !== undefined && best.class === 'direct' && ofFirst.has(best);
  const ahead = isFirst ? [] : shown.filter(({ avenue }) => avenue.number === measures[0]);
  const own = shown.filter(({ avenue }) => avenue.number === most);
  return [...ahead, ...own, ...shown.filter((one) => !ahead.includes(one) && !own.includes(one))];
}

/** Whether the path to an avenue leads through the option named first wherever several could be chosen. */
function isOfFirstNeed({ path }: Lane): boolean {
  return path.every((step) => step.endsWith('.0'));
}

/** An avenue on the path of responses that led to it: `3.1` is the second option named at the fourth question. */
interface Lane {
  readonly one: Recommendation;
  readonly path: readonly string[];
}

/** Of several responses that speak for an avenue, the one furthest down the questions places it. */
function lane(one: Recommendation, dialog: Dialog, known: Known): Lane {
  const paths = one.grounds.map((ground) => pathTo(ground, dialog, known));
  return { one, path: paths.reduce((longest, path) => (path.length > longest.length ? path : longest), []) };
}

/** A response with those before it because of which its question was asked. */
function pathTo({ question: id, value }: Ground, dialog: Dialog, known: Known): readonly string[] {
  const index = dialog.questions.findIndex((question) => question.id === id);
  const [opener] = groundsFor(dialog.questions[index]?.when ?? null, known);
  const said = known.get(id);
  const place = said !== undefined && said !== 'passed' && said.is === 'values' ? said.values.indexOf(value) : 0;
  return [...(opener === undefined ? [] : pathTo(opener, dialog, known)), `${index}.${place}`];
}

function takeTurns(lanes: readonly Lane[]): readonly Recommendation[] {
  const groups = new Map<string, Lane[]>();
  const ends: Recommendation[] = [];
  for (const { one, path } of lanes) {
    const [head, ...rest] = path;
    if (head === undefined) ends.push(one);
    else groups.set(head, [...(groups.get(head) ?? []), { one, path: rest }]);
  }
  const inOrder = [...groups].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([, group]) => takeTurns(group));
  return roundRobin(ends.length === 0 ? inOrder : [ends, ...inOrder]);
}

/** The first measure of each list, then the second of each …; a measure that had its turn takes no other. */
function roundRobin(lists: readonly (readonly Recommendation[])[]): readonly Recommendation[] {
  const queues = lists.map(byMeasure);
  const taken: Recommendation[] = [];
  const measures = new Set<number>();
  while (queues.some((queue) => queue.length > 0)) {
    for (const [index, queue] of queues.entries()) queues[index] = takeMeasure(queue, measures, taken);
  }
  return taken;
}

/** Takes the next new measure of a queue with all its avenues; returns what is left. */
function takeMeasure(queue: readonly Recommendation[], measures: Set<number>, taken: Recommendation[]): readonly Recommendation[] {
  const next = queue.find((one) => !measures.has(one.avenue.number))?.avenue.number;
  const now = queue.filter((one) => measures.has(one.avenue.number) || one.avenue.number === next);
  if (next !== undefined) measures.add(next);
  taken.push(...now);
  return queue.filter((one) => !now.includes(one));
}

/** Avenues of one measure side by side, where its first one stands. */
function byMeasure(found: readonly Recommendation[]): readonly Recommendation[] {
  const groups = new Map<number, Recommendation[]>();
  for (const one of found) groups.set(one.avenue.number, [...(groups.get(one.avenue.number) ?? []), one]);
  return [...groups.values()].flat();
}
