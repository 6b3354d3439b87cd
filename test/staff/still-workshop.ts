/** Files that nobody edits. */
import type { Workshop } from '../../src/desk/workshop.ts';

export const still: Workshop = {
  standing: () => ({ version: '0000000000', checkedAt: null, findings: [] }),
  lineOf: () => null,
};
