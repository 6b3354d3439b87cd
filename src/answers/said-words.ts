import { COMMANDS } from './model.ts';

/**
 * What people say to the assistant itself rather than about a policy: the lists of `locales/<locale>/said.yaml`.
 * The lists of all languages count in every conversation.
 */
export const SAID = {
  /** Commands, by the names of the contract. */
  commands: COMMANDS,
  /** Consent and wishes inside a guided dialog. */
  dialog: ['yes', 'result', 'rest', 'sheet'],
  /** About the service stations and their people. */
  desk: ['return-to-bot', 'stations', 'register', 'withdraw', 'agree'],
  /** Which language is meant. */
  language: ['zh-Hans', 'zh-Hant', 'en'],
  'small-talk': ['greeting', 'how-are-you', 'thanks', 'bye', 'ack', 'praise', 'complaint', 'robot', 'insist'],
  /** About what was shown last. */
  'follow-up': ['departments', 'original', 'related', 'more', 'validity', 'neither'],
  /** Signs of what a question is after. */
  asks: ['department', 'duties', 'own-case', 'when', 'stage', 'planned', 'deed', 'apply', 'navigator'],
  /** About a plan as a whole. */
  plan: ['overview', 'document', 'term', 'measures', 'phases', 'bodies'],
  /** Words around all of these that carry nothing, and words that look like one of them and are not. */
  around: ['empty', 'except'],
} as const;

export type SaidGroup = keyof typeof SAID;
export type SaidWords = { readonly [Group in SaidGroup]: Readonly<Record<(typeof SAID)[Group][number], readonly string[]>> };
