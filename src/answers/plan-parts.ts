/** Which words of a plan are shown where the plan itself, a section or a phase is asked about: short enough for a phone. */
import type { Commitment, Phase, Plan, Quote, Section } from '../knowledge/model.ts';
import { sentencesOf, shownLength } from './quotes.ts';

const MOST_CHARACTERS = 130;

/** The groups that a plan puts its measures into. */
export function groupsOf(plan: Plan): readonly Section[] {
  const holding = plan.sections.filter(({ measures }) => measures.length > 0);
  const inner = holding.filter((section) => !holding.some((other) => other !== section && isWithin(other, section)));
  return [...inner].sort((a, b) => (a.measures[0] ?? 0) - (b.measures[0] ?? 0));
}

/** Whether `section` only gathers the groups of which `other` is one. */
function isWithin(other: Section, section: Section): boolean {
  return other.measures.length < section.measures.length && other.measures.every((number) => section.measures.includes(number));
}

/** The first sentence of each paragraph; of a single paragraph as many as are short. */
export function sectionQuotes(section: Section): readonly Quote[] {
  if (section.text.length > 1) return section.text.flatMap((paragraph) => sentencesOf(paragraph).slice(0, 1));
  const [only] = section.text;
  return only === undefined ? [] : opening(sentencesOf(only));
}

function opening(sentences: readonly Quote[]): readonly Quote[] {
  const kept = sentences.slice(0, 1);
  for (const sentence of sentences.slice(1)) {
    if (shownLength([...kept, sentence]) > MOST_CHARACTERS) break;
    kept.push(sentence);
  }
  return kept;
}

/** Of a phase: the sentences that hold what was asked about, or else each thing that it commits to, in the plan's words. */
export function phaseQuotes(phase: Phase, asked: readonly Commitment[]): readonly Quote[] {
  const sentences = sentencesOf(phase.text);
  const own = asked.filter((commitment) => phase.commitments.includes(commitment));
  if (own.length > 0)
    return sentences.filter((sentence) => own.some(({ quote }) => quote.start >= sentence.start && quote.end <= sentence.end));
  if (phase.commitments.length === 0) return opening(sentences);
  return [phase.when, ...phase.commitments.map(({ quote }) => quote)];
}
