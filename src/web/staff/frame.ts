/** What stands around every page of the console: its name, the ways on that a role has, who is signed in. */
import type { Role } from '../../desk/roles.ts';
import type { Person } from '../../desk/sign-in.ts';
import type { Console } from './console.ts';

const EVERYONE: readonly Role[] = ['staff', 'editor', 'admin'];

const WAYS: readonly { readonly to: string; readonly word: string; readonly for: readonly Role[] }[] = [
  { to: '/staff', word: 'nav-search', for: EVERYONE },
  { to: '/staff/accounts', word: 'nav-accounts', for: ['admin'] },
  { to: '/staff/audit', word: 'nav-audit', for: ['admin'] },
];

export async function frameOf({ words, assets }: Console, person: Person | null, title: string): Promise<object> {
  const ways = person === null ? [] : WAYS.filter(({ for: roles }) => roles.includes(person.role));
  return {
    words,
    assets,
    title,
    csrf: person?.csrf ?? '',
    signedIn: person === null ? null : { shownName: person.shownName, role: words[`role-${person.role}`] ?? person.role },
    ways: ways.map(({ to, word }) => ({ to, name: words[word] ?? word, current: words[word] === title })),
  };
}
