import { pointsOf } from './clean-text.ts';
import type { FoundPlan } from './find-plan.ts';
import { printedOrNull } from './head.ts';
import { printedLabel } from './measures.ts';

/** What `import --json` prints. */
export interface ImportJson {
  readonly plan: {
    readonly title: string | null;
    readonly documentNumber: string | null;
    readonly issuer: string | null;
    readonly date: string | null;
  };
  readonly measures: readonly {
    readonly number: string;
    readonly title: string | null;
    readonly lead: readonly string[];
    readonly cooperating: readonly string[];
    readonly undivided: readonly string[];
    readonly text: string;
  }[];
  /** Code points of the extracted text. */
  readonly unplaced: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

export function asJson({ text, head, measures, unplaced }: FoundPlan): ImportJson {
  const slice = (start: number, end: number) => text.points.slice(start, end).join('');
  return {
    plan: {
      title: printedOrNull(text, head.title),
      documentNumber: printedOrNull(text, head.documentNumber),
      issuer: printedOrNull(text, head.issuer),
      date: head.date,
    },
    measures: measures.map((measure) => {
      const { start, end } = pointsOf(text, measure);
      return {
        number: printedLabel(measure.item, text),
        title: printedOrNull(text, measure.title),
        ...measure.names,
        text: slice(start, end),
      };
    }),
    unplaced: unplaced.map(({ start, end }) => ({ start, end, text: slice(start, end) })),
  };
}
