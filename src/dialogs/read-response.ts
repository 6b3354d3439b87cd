/** A person's words → a response to the question that was put. */
import type { Facet } from '../knowledge/model.ts';
import { denialOf, isDenied } from '../text/denial.ts';
import { fold } from '../text/fold.ts';
import { createPhraseMatcher, type PhraseMatcher } from '../text/phrases.ts';
import { type Fact, factReader, longest, PERSONS } from './facts.ts';
import { likeness } from './likeness.ts';
import type { ChoiceQuestion, Option, Question, Response } from './model.ts';
import { findNumber, readOptionNumbers } from './numbers.ts';
import { isContrast, isTrade, speakerOf, urgentFirst } from './stance.ts';

export interface ResponseReading {
  readonly response: Response;
  /** `named`: by number or by the option's own words; `told`: found in a sentence that may say more. */
  readonly by: 'named' | 'told';
  /** Whether more was chosen than the question takes: the first ones count. */
  readonly beyond: boolean;
}

/** Null: the text is no response to this question. */
export function readResponse(question: Question, text: string, facets: readonly Facet[]): ResponseReading | null {
  if (question.kind === 'text') {
    const said = text.trim().slice(0, question.longest);
    return said === '' ? null : { response: { is: 'text', text: said }, by: 'named', beyond: false };
  }
  if (question.kind === 'number') return readNumber(question, text);
  return readNamed(question, text) ?? readTold(question, text, facets) ?? readNear(question, text);
}

function readNumber(question: Extract<Question, { kind: 'number' }>, text: string): ResponseReading | null {
  const number = findNumber(text, question.units) ?? findNumber(text, null);
  if (number === null || number < question.from || number > question.to) return null;
  return { response: { is: 'number', number }, by: /^[\d\s]+$/.test(fold(text)) ? 'named' : 'told', beyond: false };
}

const ALL = /^(?:全部|全都要?|都要|都选|全选|都想|所有|all(?: of (?:them|these))?|everything)[。.!！]?$/;

/** By number or by the option's own words. */
export function readNamed(question: ChoiceQuestion, text: string): ResponseReading | null {
  const numbers = readOptionNumbers(text, question.options.length, question.most === 1);
  if (numbers !== null) {
    const chosen = numbers.flatMap((number) => question.options[number - 1] ?? []);
    return { response: choose(question, chosen), by: 'named', beyond: chosen.length > question.most };
  }
  if (ALL.test(fold(text).trim())) {
    const all = question.options.filter(({ alone }) => !alone);
    if (all.length <= question.most) return { response: choose(question, all), by: 'named', beyond: false };
  }
  const option = question.options.find(({ label }) => Object.values(label).some((words) => likeness(text, words) === 1));
  return option === undefined ? null : { response: choose(question, [option]), by: 'named', beyond: false };
}

/** Whether the text is one of an option's own words, and nothing else. */
export function isOption(question: Question, text: string): boolean {
  const said = fold(text)
    .replace(/[,，。.;；!！]+\s*$/, '')
    .trim();
  return (
    question.kind === 'choice' && question.options.some(({ words, label }) => [...words, ...Object.values(label).map(fold)].includes(said))
  );
}

/** Words that are nearly an option's. */
function readNear(question: ChoiceQuestion, text: string): ResponseReading | null {
  const option = nearestOption(question.options, text);
  return option === null ? null : { response: choose(question, [option]), by: 'named', beyond: false };
}

/** 以上都不是 stands for itself only; beside another option the other one counts. */
export function choose(question: ChoiceQuestion, options: readonly Option[]): Response {
  const others = options.filter((option) => !option.alone);
  const chosen = others.length > 0 ? others : options.slice(0, 1);
  return { is: 'values', values: [...new Set(chosen.map(({ id }) => id))].slice(0, question.most) };
}

/** Least likeness of what was typed to an option's words, and how far the second has to be behind. */
const LEAST_LIKENESS = 0.62;
const LEAST_LEAD = 0.1;

/** 「一般的就行」 → 一般的. */
const TAIL = /(?:的?就(?:行|好|可以)了?|那[个种项]?|这[个种项]?|吧|啦|了|呢)+[。.!！]?$/;

/** Parts of many a label that choose none. */
const SAYS_NOTHING = /^(?:[a-z]{2,3}|没有|还没有?|什么|其他|别的|或者|以及|自己|我们|您的|一起|with|from|other|your)$/;

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

function nearestOption(options: readonly Option[], text: string): Option | null {
  const part = lettersOf(fold(text).replace(TAIL, ''));
  const holding =
    part.length < 2 || SAYS_NOTHING.test(part)
      ? []
      : options.filter(({ label }) => Object.values(label).some((words) => lettersOf(fold(words)).includes(part)));
  if (holding.length === 1) return holding[0] ?? null;
  const scored = options.map((option) => ({
    option,
    score: Math.max(...Object.values(option.label).map((label) => likeness(text, label))),
  }));
  const [first, second] = scored.toSorted((a, b) => b.score - a.score);
  if (first === undefined || first.score < LEAST_LIKENESS) return null;
  return first.score - (second?.score ?? 0) >= LEAST_LEAD ? first.option : null;
}

interface OptionHit {
  readonly option: Option | null;
  /** True where only a facet speaks that the option names after its first: 模具 for 企业. */
  readonly second: boolean;
  readonly start: number;
  readonly end: number;
}

function isWithin(hit: OptionHit, other: OptionHit): boolean {
  return other.start <= hit.start && other.end >= hit.end;
}

/** Of a choice of one, what the first facet of the options or their own words say counts before the rest. */
function primary(question: ChoiceQuestion, hits: readonly OptionHit[]): readonly OptionHit[] {
  const first = hits.filter((hit) => !hit.second && hit.option !== null);
  return question.most === 1 && first.length > 0 ? first : hits;
}

/** What a sentence tells of a choice, by the options' own words and by those of the facets. */
export function readTold(question: ChoiceQuestion, text: string, facets: readonly Facet[]): ResponseReading | null {
  const own = ownHits(question, text);
  const told = longest(factHits(question, factReader(facets).read(text)), () => '');
  const facts = told.filter((hit) => hit.option !== null && !own.some((other) => isWithin(hit, other)));
  const hits = primary(
    question,
    longest([...own, ...facts], () => ''),
  );
  if (hits.length === 0) return null;
  const options = [...new Set(urgentFirst(fold(text), hits).map((hit) => hit.option as Option))];
  if (question.most > 1) return { response: choose(question, options), by: 'told', beyond: options.length > question.most };
  const longestHit = hits.reduce((best, hit) => (hit.end - hit.start > best.end - best.start ? hit : best));
  return { response: choose(question, [longestHit.option as Option]), by: 'told', beyond: false };
}

/** Options that the text rejects: 贷款不要了. */
export function rejectedOptions(question: ChoiceQuestion, typed: string, facets: readonly Facet[]): readonly string[] {
  const text = fold(typed);
  const own = phrasesIn(question, text).filter(({ start, end }) => denialOf(text, start, end) === 'rejected');
  const facts = factHits(question, factReader(facets).rejected(typed));
  return [...new Set([...own, ...facts].flatMap(({ option }) => option?.id ?? []))];
}

/** What a question's text is read by. */
interface Reader {
  readonly matcher: PhraseMatcher;
  /** For each phrase of the matcher the option that it stands for. */
  readonly options: readonly Option[];
  /** Facets that any option means. */
  readonly facets: ReadonlySet<string>;
}

const readers = new WeakMap<ChoiceQuestion, Reader>();

function readerOf(question: ChoiceQuestion): Reader {
  const known = readers.get(question) ?? createReader(question);
  readers.set(question, known);
  return known;
}

/** Where the options' own phrases stand, but for those denied or said of others. */
function ownHits(question: ChoiceQuestion, typed: string): readonly OptionHit[] {
  const text = fold(typed);
  return phrasesIn(question, text).filter(
    ({ option, start, end }) =>
      option !== null && !isDenied(text, start, end) && !isContrast(text, start) && !isOther(option, text, start, end),
  );
}

function phrasesIn(question: ChoiceQuestion, text: string): readonly OptionHit[] {
  const { matcher, options } = readerOf(question);
  return matcher.find(text).map((hit) => {
    const start = hit.parts[0]?.[0] ?? 0;
    const end = hit.parts.at(-1)?.[1] ?? start;
    return { option: options[hit.phrase] ?? null, second: false, start, end };
  });
}

/** An institution that the speaker looks for, or what they make for a living: said, and no response. */
function isOther({ means: { kind, industry } }: Option, text: string, start: number, end: number): boolean {
  if (kind !== undefined) return !kind.some((one) => PERSONS.includes(one)) && speakerOf(text, start, end) === 'other';
  return industry === undefined && isTrade(text, start, end);
}

function createReader(question: ChoiceQuestion): Reader {
  const pairs = question.options.flatMap((option) =>
    [...option.words, ...Object.values(option.label).map(fold)].map((word) => ({ option, word })),
  );
  return {
    matcher: createPhraseMatcher(pairs.map(({ word }) => word)),
    options: pairs.map(({ option }) => option),
    facets: new Set(question.options.flatMap((option) => Object.keys(option.means))),
  };
}

/** Facts as options; a fact of the same facet that is no option here only hides what lies within it. */
function factHits(question: ChoiceQuestion, facts: readonly Fact[]): readonly OptionHit[] {
  const { facets } = readerOf(question);
  return facts
    .filter((fact) => facets.has(fact.facet))
    .map(({ facet, value, start, end }) => {
      const option = optionFor(question, facet, value);
      return { option, second: option !== null && Object.keys(option.means)[0] !== facet, start, end };
    });
}

/** The option that stands for a facet value. */
export function optionFor(question: ChoiceQuestion, facet: string, value: string): Option | null {
  return question.options.find((option) => option.means[facet]?.includes(value)) ?? null;
}
