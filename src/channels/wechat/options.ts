/** What can be pressed elsewhere, in text: named, numbered, or as links that send their words. */
import type { Activity } from 'botframework-schema';
import { type Words, wordsFor } from './words.ts';

export type OptionForm = 'text' | 'link';

/** The reply's text with its options. */
export function withOptions(reply: Partial<Activity>, form: OptionForm): string {
  const text = reply.text ?? '';
  const block = form === 'link' ? links(titlesOf(reply)) : listed(reply, wordsFor(reply.locale));
  return block === '' ? text : `${text}\n\n${block}`;
}

/** The titles that bare numbers mean under this reply; none where the assistant itself gave the numbers, or the text names them. */
export function numberedTitles(reply: Partial<Activity>): readonly string[] {
  return isNumbered(reply) ? titlesOf(reply) : [];
}

/** The number that was said, and nothing else. */
export function numberIn(said: string): number | null {
  const digits = /^[\s(（]*([0-9０-９]{1,2})[\s.。、)）]*$/.exec(said)?.[1];
  return digits === undefined ? null : Number(digits.normalize('NFKC'));
}

function titlesOf(reply: Partial<Activity>): readonly string[] {
  return (reply.suggestedActions?.actions ?? []).map(({ title }) => title);
}

function listed(reply: Partial<Activity>, words: Words): string {
  const unnamed = unnamedTitles(reply);
  if (unnamed.length === 0) return '';
  if (!isNumbered(reply)) return words.also(unnamed);
  return `${titlesOf(reply)
    .map((title, index) => `${index + 1}. ${title}`)
    .join('\n')}\n${words.choose}`;
}

/** The assistant's own numbers come first: two lists of them would leave open which is meant. */
function isNumbered(reply: Partial<Activity>): boolean {
  return unnamedTitles(reply).length > 0 && !/^\s*1\s*[.、．)）]/m.test(reply.text ?? '');
}

/** Options that the text does not name itself, be it with another mark behind the number. */
function unnamedTitles(reply: Partial<Activity>): readonly string[] {
  return titlesOf(reply).filter((title) => !(reply.text ?? '').includes(title.replace(/^\d+[\s.、．]+/, '')));
}

function links(titles: readonly string[]): string {
  return titles.map((title, index) => link(title, index + 1)).join('\n');
}

/** WeChat's own kind of link: pressing it sends `msgmenucontent` as a text of the person. */
function link(title: string, number: number): string {
  const plain = title.replace(/[<>"&%#?]/g, ' ');
  return `<a href="weixin://bizmsgmenu?msgmenucontent=${plain}&msgmenuid=${number}">${plain}</a>`;
}
