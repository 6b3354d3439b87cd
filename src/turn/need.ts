/** A financing need on its way to being registered. */

export const NEED_STEPS = ['consent', 'need', 'amount', 'stage', 'contact'] as const;
export type NeedStep = (typeof NEED_STEPS)[number];

/** What has been said so far. A contact is never kept here: it goes encrypted to where it belongs. */
export interface NeedForm {
  readonly step: NeedStep;
  readonly need: string;
  readonly amount: string;
  readonly stage: string;
}

/** What is to be registered once the last step has been answered. */
export interface NeedWish {
  readonly summary: string;
  readonly contact: string | null;
}

/** What a person says within the form, as far as it matters here. */
export interface NeedInput {
  readonly text: string;
  readonly agrees: boolean;
  readonly skips: boolean;
}
