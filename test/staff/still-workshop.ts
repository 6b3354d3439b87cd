/** Files that nobody edits. */
import type { Workshop } from '../../src/desk/workshop.ts';

export const still: Workshop = {
  standing: () => ({ version: '0000000000', checkedAt: null, findings: [] }),
  lineOf: () => null,
  tryOut: () => Promise.reject(new Error('nothing to try')),
  write: () => Promise.reject(new Error('nothing to write')),
};
