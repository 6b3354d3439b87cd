import { date, id, list, type OurWords, object, oneOf, ourWords, type Phrases, phrases, type Schema, text } from './parts.ts';

/** `knowledge/bodies.yaml` */
export type BodiesFile = readonly {
  readonly name: string;
  readonly kind: 'department' | 'company' | 'association' | 'class';
  readonly en: string;
  readonly words: Phrases;
  readonly contacts?: readonly { readonly text: string; readonly source: string; readonly date: string }[];
  readonly successor?: { readonly name: string; readonly en?: string; readonly source: string; readonly date: string };
}[];

const recorded = { source: { ...text, description: '要写明从哪份文件、哪个网页读到的' }, date };

export const bodiesSchema: Schema = list(
  object(
    { name: text, kind: oneOf('department', 'company', 'association', 'class'), en: text, words: phrases },
    { contacts: list(object({ text, ...recorded })), successor: object({ name: text, ...recorded }, { en: text }) },
  ),
  1,
);

/** `knowledge/facets.yaml` */
export type FacetsFile = readonly {
  readonly id: string;
  readonly label: OurWords;
  readonly values: readonly { readonly id: string; readonly label: OurWords; readonly words: Phrases }[];
}[];

export const facetsSchema: Schema = list(
  object({ id, label: ourWords, values: list(object({ id, label: ourWords, words: phrases }), 1) }),
  1,
);
