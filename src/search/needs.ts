/** Several needs in one long message: which clauses tell of a matter, and of which. */
import type { FullAnalysis } from './analyse.ts';
import { greatestAt } from './decide.ts';
import type { Evidence, Scorer } from './score.ts';
import { NEEDS } from './weights.ts';

/** A place where one need may end and the next begin: punctuation, and words that lead on. */
const BREAK =
  /[,，。;；!！?？\n]+|、(?=还|再|又|另)|(?=另外|还有就是|其次|最后|同时|此外|顺便|再就是|再摸|二来|三来|还想|也想|又想)|\s(?=and |also |plus |as well as )/g;

interface Clause {
  readonly start: number;
  readonly end: number;
}

/** The measures meant, one for each need, in the order told; empty where the message has one need or none. */
export function findNeeds(analysis: FullAnalysis, scorer: Scorer, whole: Evidence): number[] {
  const text = analysis.folded;
  const clauses = clausesOf(text);
  if (clauses.length < 2 || width(text) < NEEDS.shortest) return [];
  const needs: { measure: number; strength: number }[] = [];
  for (const clause of clauses.slice(0, NEEDS.mostClauses)) {
    const matches = analysis.matches.filter((match) => match.start >= clause.start && match.end <= clause.end);
    if (!matches.some((match) => match.entry.speaksFor.length > 0)) continue;
    const evidence = scorer.weigh(scorer.gather(analysis, clause));
    const measure = greatestAt(evidence.measures);
    const strength = evidence.measures[measure] as number;
    if ((evidence.literal[measure] as number) < NEEDS.literal || strength < NEEDS.strength) continue;
    // Another clause about the same matter, told in other words.
    const told = needs.find((need) => need.measure === measure || (evidence.measures[need.measure] as number) > strength * NEEDS.same);
    if (told !== undefined) told.strength = Math.max(told.strength, strength);
    else needs.push({ measure, strength });
  }
  const strongest = Math.max(0, ...needs.map(({ strength }) => strength));
  const kept = needs.filter(({ strength }) => strength >= strongest * NEEDS.share);
  if (kept.length < 2 || !kept.some(({ measure }) => measure === greatestAt(whole.measures))) return [];
  return kept.slice(0, NEEDS.most).map(({ measure }) => measure);
}

function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const cut of text.matchAll(BREAK)) {
    if (cut.index > start) clauses.push({ start, end: cut.index });
    start = Math.max(start, cut.index + cut[0].length);
  }
  if (start < text.length) clauses.push({ start, end: text.length });
  return clauses;
}

/** Length as it is read: a Latin letter is a third of an ideograph. */
function width(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i) < 0x80 ? 0.35 : 1;
  return sum;
}
