import type { CleanText } from './clean-text.ts';
import type { Item } from './outline.ts';
import { type Statement, statementsIn } from './statements.ts';
import type { ImportWords } from './words.ts';

/** An item with the statements that are its own, not those of the items under it. */
export interface Node {
  readonly item: Item;
  readonly own: readonly Statement[];
  readonly children: readonly Node[];
}

export function nodesOf(items: readonly Item[], text: CleanText, words: ImportWords): readonly Node[] {
  return items.map((item) => ({
    item,
    own: statementsIn(text, { start: item.label.end, end: item.ownEnd }, words),
    children: nodesOf(item.children, text, words),
  }));
}

/** The items that carry tasks. */
export function choose(nodes: readonly Node[], bounds: readonly number[], text: CleanText, words: ImportWords): readonly Node[] {
  if (!nodes.some(says)) return withoutResponsibility(mainPart(nodes, bounds), text, words);
  const chosen: Node[] = [];
  const running = runningStyles(nodes);
  const votes = votesOf(nodes);
  for (const node of nodes) chosen.push(...within(node, votes, running));
  const first = chosen[0];
  if (first === undefined) return chosen;
  return addSiblings(nodes, chosen, running, (node, inSeries) => isGeneral(node, inSeries, text, words));
}

/** 一、总体要求: a heading of what carries no task. 组织保障 counts where its number goes on with the measures'. */
function isGeneral({ item }: Node, inSeries: boolean, text: CleanText, words: ImportWords): boolean {
  const heading = headingOf(item, text);
  const found = words.withoutTasks.exec(heading) ?? (inSeries ? null : words.safeguards.exec(heading));
  return found !== null && heading.length - found[0].length <= 6;
}

/** Up to the first annex behind the first item. */
function mainPart(nodes: readonly Node[], bounds: readonly number[]): readonly Node[] {
  const first = nodes[0]?.item.start ?? 0;
  const bound = bounds.find((at) => at > first);
  return bound === undefined ? nodes : nodes.filter(({ item }) => item.start < bound);
}

function says(node: Node): boolean {
  return node.own.length > 0 || node.children.some(says);
}

interface Vote {
  /** Items of the style that have items of the same kind beside them. */
  items: number;
  /** How many of them say who is responsible. */
  speaking: number;
  /** Parents under which only the last item says so, though there are several. */
  lastOnly: number;
  /** Items that say so themselves and have none under them that does. */
  leaves: number;
}

function isMostlyLeaf(votes: ReadonlyMap<string, Vote>, style: string): boolean {
  const vote = votes.get(style);
  return vote !== undefined && vote.leaves * 2 > vote.speaking;
}

/** By style: whether each item says who is responsible, or only the last under each parent. */
function votesOf(nodes: readonly Node[], votes = new Map<string, Vote>()): ReadonlyMap<string, Vote> {
  for (const node of nodes) {
    votesOf(node.children, votes);
    const [child] = node.children;
    if (child === undefined || !node.children.some(says)) continue;
    const vote = votes.get(child.item.style) ?? { items: 0, speaking: 0, lastOnly: 0, leaves: 0 };
    const speaking = node.children.filter(says).length;
    vote.items += node.children.length;
    vote.speaking += speaking;
    vote.leaves += node.children.filter((each) => each.own.length > 0 && !each.children.some(says)).length;
    if (speaking === 1 && node.children.length > 1 && node.children.at(-1)?.own.length) vote.lastOnly++;
    votes.set(child.item.style, vote);
  }
  return votes;
}

function within(node: Node, votes: ReadonlyMap<string, Vote>, running: ReadonlySet<string>): readonly Node[] {
  if (!says(node)) return [];
  if (node.children.length === 0) return [node];
  const style = node.children[0]?.item.style ?? '';
  const vote = votes.get(style);
  const speaking = node.children.filter(says).length;
  if (speaking === 0) return [node];
  const lastOnly = speaking === 1 && node.children.length > 1 && node.children.at(-1)?.own.length === 1;
  if (node.children.length === 1 && !running.has(style) && (vote === undefined || vote.items < 3)) return [node];
  if (style === '一是' && speaking < node.children.length) return [node];
  const mostlyTogether = vote !== undefined && vote.speaking * 2 < vote.items && vote.lastOnly > 0;
  if (lastOnly && mostlyTogether && !running.has(style)) return [node];
  const ownOutweighs = node.own.length > 0 && (speaking * 2 < node.children.length || node.own.length >= node.children.length);
  if (ownOutweighs && !running.has(style)) return [node];
  if (running.has(node.item.style) && !running.has(style) && isMostlyLeaf(votes, node.item.style)) return [node];
  return node.children.flatMap((child) => within(child, votes, running));
}

/** Styles that count on over the headings above them: 1 … 33 under 一、 to 六、. */
function runningStyles(nodes: readonly Node[]): ReadonlySet<string> {
  const last = new Map<string, number>();
  const breaks = new Map<string, number>();
  const carried = new Map<string, number>();
  const visit = (siblings: readonly Node[], depth: number): void => {
    siblings.forEach(({ item, children }, index) => {
      const before = last.get(item.style);
      if (depth > 0 && index === 0 && before !== undefined) {
        const map = item.number === before + 1 ? carried : breaks;
        map.set(item.style, (map.get(item.style) ?? 0) + 1);
      }
      last.set(item.style, item.number);
      visit(children, depth + 1);
    });
  };
  visit(nodes, 0);
  return new Set([...carried].filter(([style, count]) => count > (breaks.get(style) ?? 0)).map(([style]) => style));
}

/** An item without a word of its own on responsibility counts where those beside it, or of its series, do. */
function addSiblings(
  nodes: readonly Node[],
  chosen: readonly Node[],
  running: ReadonlySet<string>,
  isGeneral: (node: Node, inSeries: boolean) => boolean,
): readonly Node[] {
  const taken = new Set(chosen);
  const styles = new Map<string, number>();
  for (const { item } of chosen) styles.set(item.style, (styles.get(item.style) ?? 0) + 1);
  const added: Node[] = [];
  const visit = (siblings: readonly Node[]): void => {
    const beside = siblings.filter((each) => taken.has(each)).length;
    for (const node of siblings) {
      if (taken.has(node)) added.push(node);
      else if (says(node) && !node.children.some((child) => covers(child, taken))) added.push(node);
      else if (!node.children.some((child) => covers(child, taken)) && belongs(node, beside, siblings.length)) added.push(node);
      else visit(node.children);
    }
  };
  const belongs = (node: Node, beside: number, of: number): boolean => {
    const inSeries = running.has(node.item.style) && (styles.get(node.item.style) ?? 0) * 2 >= chosen.length;
    return !isGeneral(node, inSeries) && (inSeries || (beside > 0 && beside * 3 >= of && styles.has(node.item.style)));
  };
  visit(nodes);
  return added;
}

function covers(node: Node, taken: ReadonlySet<Node>): boolean {
  return taken.has(node) || node.children.some((child) => covers(child, taken));
}

/** A document that names nobody: its articles, its running series, or what stands under its headings. */
function withoutResponsibility(nodes: readonly Node[], text: CleanText, words: ImportWords): readonly Node[] {
  const all = flat(nodes);
  const articles = all.filter((node) => node.item.style === '第一条');
  if (articles.length >= 3) return articles;
  const running = runningStyles(nodes);
  const series = all.filter((node) => running.has(node.item.style));
  if (series.length >= 3) return series.filter((node) => node.item.style === (series[0] as Node).item.style);
  const carrying = nodes.filter((node) => !isGeneral(node, false, text, words));
  const nested = carrying.filter((node) => node.children.length > 0);
  return nested.length * 2 >= carrying.length ? carrying.flatMap((node) => (node.children.length > 0 ? node.children : [])) : carrying;
}

function flat(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)]);
}

/** The beginning of an item's text, for looking at. */
export function headingOf(item: Item, { loose, begins }: CleanText): string {
  const limit = Math.min(item.ownEnd, item.label.end + 40);
  let end = item.label.end;
  while (end < limit && loose[end] !== '。' && (begins[end] !== 1 || end === item.label.end)) end++;
  return loose.slice(item.label.end, end);
}
