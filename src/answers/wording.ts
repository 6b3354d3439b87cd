/** Fills our words in one language: sentences, names, whole templates. What a person wrote enters as data only. */
import Handlebars from 'handlebars';
import { type Body, type KnowledgeBase, LOCALES, type Locale, type LocaleText, type Successor, type Unstated } from '../knowledge/model.ts';
import { type LocaleWords, PARTIALS, type WordsByLocale } from './locale-words.ts';
import type { Sentence } from './model.ts';
import type { SentenceKey } from './sentences.ts';
import type { BesideView, Filled } from './views.ts';

export interface Wording {
  readonly locale: Locale;
  say(sentence: Sentence): string;
  fill(filled: Filled): string;
  list(items: readonly (string | number)[]): string;
  /** A body's name as in the source, in English with its unofficial English. */
  body(name: string): string;
  /** The same in one language only, where many stand in a row. */
  bodyBrief(name: string): string;
  /** What is recorded of these bodies beside the plans. */
  beside(names: readonly string[]): readonly BesideView[];
  unstated(kinds: readonly Unstated[]): readonly string[];
  /** Name of a matter that the plans are silent on; empty where it is not known. */
  topic(id: string | null): string;
  ours(text: LocaleText): string;
}

export type Templates = Readonly<Record<Locale, Wording>>;

/** Text is plain everywhere, so nothing is escaped; unknown helpers are refused while a template is compiled. */
export const COMPILE_OPTIONS = { noEscape: true, knownHelpersOnly: true, knownHelpers: { list: true } } as const;

export function createTemplates(words: WordsByLocale, knowledge: KnowledgeBase): Templates {
  const made = LOCALES.map((locale) => [locale, createWording(locale, words[locale], knowledge)] as const);
  return Object.freeze(Object.fromEntries(made)) as Templates;
}

export function createWording(locale: Locale, words: LocaleWords, knowledge: KnowledgeBase): Wording {
  const engine = createEngine(words);
  const bodies = new Map(knowledge.bodies.map((body) => [body.name, body.en]));
  const recorded = new Map(knowledge.bodies.map((body) => [body.name, body]));
  const unstated = new Map(knowledge.unstated.map((kind) => [kind.id, kind.label[locale]]));
  const topics = new Map(knowledge.outside.map((topic) => [topic.id, topic.name[locale]]));
  return {
    locale,
    say: ({ key, values }) => engine.sentence(key as SentenceKey, values ?? {}),
    fill: ({ template, view }) => tidy(engine.template(template, view)),
    list: engine.list,
    bodyBrief: (name) => (locale === 'en' ? (bodies.get(name) ?? name) : name),
    body: (name) => (locale === 'en' && bodies.has(name) ? `${name} (${bodies.get(name)})` : name),
    beside: (names) => names.flatMap((name) => besideOf(recorded.get(name), locale)),
    unstated: (kinds) => kinds.map((kind) => unstated.get(kind) ?? kind),
    topic: (id) => (id === null ? '' : (topics.get(id) ?? '')),
    ours: (text) => text[locale],
  };
}

function besideOf(body: Body | undefined, locale: Locale): readonly BesideView[] {
  if (body === undefined) return [];
  const { name, successor, contacts } = body;
  const now = successor === null ? [] : [{ ...successor, successor: nowCalled(successor, locale), contact: '' }];
  const lines = [...now, ...contacts.map(({ text, ...rest }) => ({ ...rest, successor: '', contact: text }))];
  return lines.map(({ successor: is, contact, source, date }) => ({ body: name, successor: is, contact, source, date }));
}

function nowCalled({ name, en }: Successor, locale: Locale): string {
  return locale === 'en' && en !== '' ? `${name} (${en})` : name;
}

interface Engine {
  sentence(key: SentenceKey, values: object): string;
  template(name: keyof LocaleWords['templates'], view: object): string;
  list(items: readonly (string | number)[]): string;
}

function createEngine(words: LocaleWords): Engine {
  const handlebars = Handlebars.create();
  const list = (items: readonly (string | number)[]) => items.join(words.sentences['list.separator']);
  handlebars.registerHelper('list', list);
  for (const name of PARTIALS) handlebars.registerPartial(name, handlebars.compile(words.templates[name], COMPILE_OPTIONS));
  const sentence = memoize((key: SentenceKey) => handlebars.compile(words.sentences[key], COMPILE_OPTIONS));
  const template = memoize((name: keyof LocaleWords['templates']) => handlebars.compile(words.templates[name], COMPILE_OPTIONS));
  return { sentence: (key, values) => sentence(key)(values), template: (name, view) => template(name)(view), list };
}

function memoize<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/** No blank line at either end, never two in a row. */
function tidy(text: string): string {
  return text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
