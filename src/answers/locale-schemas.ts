/** What the files of `locales/<locale>/` have to hold to, derived from what code asks for. */
import { list, object, type Schema, text } from '../knowledge/schemas/parts.ts';
import { SAID } from './said-words.ts';
import { SENTENCES } from './sentences.ts';

/** `say.thanks` stands in the file as `say: { thanks: … }`. */
export type StringsFile = Readonly<Record<string, Readonly<Record<string, string>>>>;
export type SaidFile = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export interface OverridesFile {
  readonly words?: readonly { readonly from: string; readonly to: string }[];
  readonly strings?: Readonly<Record<string, string>>;
}

export const stringsSchema: Schema = object(groups(Object.keys(SENTENCES)));

export const overridesSchema: Schema = object(
  {},
  {
    words: list(object({ from: text, to: text })),
    strings: object({}, Object.fromEntries(Object.keys(SENTENCES).map((key) => [key, text]))),
  },
);

/** @param complete whether every list has to be there; Traditional adds to the others only */
export function saidSchema(complete: boolean): Schema {
  const lists = Object.entries(SAID).map(([group, keys]) => {
    const each = Object.fromEntries(keys.map((key) => [key, list(text)]));
    return [group, complete ? object(each) : object({}, each)] as const;
  });
  return complete ? object(Object.fromEntries(lists)) : object({}, Object.fromEntries(lists));
}

function groups(keys: readonly string[]): Record<string, Schema> {
  const byGroup = new Map<string, Record<string, Schema>>();
  for (const key of keys) {
    const [group = '', name = ''] = key.split('.');
    const known = byGroup.get(group) ?? {};
    byGroup.set(group, { ...known, [name]: { ...text, description: '要写文字，和别的语言里的同一句意思相同' } });
  }
  return Object.fromEntries([...byGroup].map(([group, sentences]) => [group, object(sentences)]));
}
