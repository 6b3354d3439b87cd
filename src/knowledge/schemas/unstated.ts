import { UNSTATED, type Unstated } from '../model.ts';
import { list, type OurWords, object, oneOf, ourWords, type Phrases, phrases, type Schema, text } from './parts.ts';

/** `knowledge/unstated.yaml` */
export type UnstatedFile = readonly {
  readonly id: Unstated;
  readonly label: OurWords;
  readonly phrases: Phrases;
  readonly except?: Phrases;
}[];

export const unstatedSchema: Schema = list(object({ id: oneOf(...UNSTATED), label: ourWords, phrases }, { except: phrases }), 1);

/** `knowledge/asked.yaml` */
export type AskedFile = Readonly<Partial<Record<Unstated | 'told', readonly string[]>>>;

export const askedSchema: Schema = object({}, Object.fromEntries([...UNSTATED, 'told'].map((name) => [name, list(text)])));
