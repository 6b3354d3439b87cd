/** The words of one language, as `locales/<locale>/` gives them: plain data that can be kept beside the compiled knowledge. */
import type { Locale } from '../knowledge/model.ts';
import type { SaidWords } from './said-words.ts';
import type { SentenceKey } from './sentences.ts';
import type { TemplateName } from './views.ts';

export const TEMPLATES = [
  'measures',
  'needs',
  'departments',
  'original',
  'related',
  'clarify',
  'body',
  'phase',
  'plan-overview',
  'plan-document',
  'plan-term',
  'plan-measures',
  'plan-phases',
  'plan-bodies',
  'plan-section',
  'dialog-question',
  'dialog-summary',
  'dialog-result',
  'dialog-rest',
  'dialog-why-not',
  'none',
  'say',
  'handoff',
] as const satisfies readonly TemplateName[];

/** Pieces that several templates share. */
export const PARTIALS = ['_notes', '_unstated', '_departments', '_beside', '_validity', '_avenue'] as const;
export type PartialName = (typeof PARTIALS)[number];

export interface LocaleWords {
  readonly sentences: Readonly<Record<SentenceKey, string>>;
  readonly templates: Readonly<Record<TemplateName | PartialName, string>>;
  readonly said: SaidWords;
}

export type WordsByLocale = Readonly<Record<Locale, LocaleWords>>;
