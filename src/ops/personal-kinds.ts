/** Every kind of what is kept of a person. One list for what they are told of, what they can take away, and what is erased. */
export const PERSONAL_KINDS = [
  'activities',
  'remembered',
  'settings',
  'unanswered',
  'results',
  'needs',
  'handovers',
  'deliveries',
  'links',
  'weChat',
] as const;

export type PersonalKind = (typeof PERSONAL_KINDS)[number];
