/** The types of those fields of an activity that the bot, or the SDK on its behalf, reads without asking. */
import { isRecord } from './body.ts';

type Field = 'string' | 'array' | 'record';

const FIELDS: Readonly<Record<string, Field>> = {
  text: 'string',
  locale: 'string',
  name: 'string',
  textFormat: 'string',
  attachments: 'array',
  entities: 'array',
  membersAdded: 'array',
  membersRemoved: 'array',
  reactionsAdded: 'array',
  reactionsRemoved: 'array',
  from: 'record',
};

/** @returns the name of a field that has the wrong type; null if there is none */
export function oddField(activity: Readonly<Record<string, unknown>>): string | null {
  const odd = Object.entries(FIELDS).find(([name, field]) => {
    const value = activity[name];
    return value !== undefined && value !== null && fieldOf(value) !== field;
  });
  return odd === undefined ? null : odd[0];
}

function fieldOf(value: unknown): Field | null {
  if (typeof value === 'string') return 'string';
  if (Array.isArray(value)) return 'array';
  return isRecord(value) ? 'record' : null;
}
