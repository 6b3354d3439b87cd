import { date, id, list, number, object, type Schema, text } from './parts.ts';

/** `knowledge/stations.yaml` */
export type StationsFile = readonly {
  readonly station: string;
  readonly name: string;
  readonly town: string;
  readonly address: string;
  readonly contact: string;
  /** Day of the week (1: Monday … 7) with hours such as `09:00-12:00`. */
  readonly hours?: readonly { readonly days: readonly number[]; readonly from: string; readonly to: string }[];
  readonly holidays?: readonly string[];
  readonly topics?: { readonly measures?: readonly number[]; readonly bodies?: readonly string[] };
  readonly source: string;
  readonly checked: string;
}[];

const time: Schema = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: '时间写成 "09:00" 的样子，加引号' };
const day: Schema = { type: 'integer', minimum: 1, maximum: 7, description: '星期写 1 到 7，1 是星期一' };

export const stationsSchema: Schema = list(
  object(
    { station: id, name: text, town: text, address: text, contact: text, source: text, checked: date },
    {
      hours: list(object({ days: list(day, 1), from: time, to: time })),
      holidays: list(date),
      topics: object({}, { measures: list(number), bodies: list(text) }),
    },
  ),
);
