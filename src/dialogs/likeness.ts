import { fold } from '../text/fold.ts';

/**
 * How near what a person typed is to an option's words, in [0, 1]: 1 where it is the option or one of the parts that
 * 、（ and the like cut it into, else Dice's coefficient over pairs of characters.
 */
export function likeness(typed: string, label: string): number {
  const said = bare(typed);
  if (said.length < 2) return 0;
  const forms = [label, ...label.split(/[、，,;；（）()/：:]|\bor\b|\band\b/)].map(bare).filter((form) => form.length >= 2);
  if (forms.includes(said)) return 1;
  return Math.max(0, ...forms.map((form) => dice(pairsOf(said), pairsOf(form))));
}

function bare(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2));
}

function dice(one: readonly string[], other: readonly string[]): number {
  const left = [...other];
  let shared = 0;
  for (const pair of one) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    shared++;
  }
  return (2 * shared) / (one.length + other.length);
}
