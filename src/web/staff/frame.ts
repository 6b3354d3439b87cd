/** What stands around every page of the console: its name, the ways on that a role has, who is signed in. */
import { DESK_ROLES, type Role } from '../../desk/roles.ts';
import type { Person } from '../../desk/sign-in.ts';
import { inboxCounts } from '../../store/inbox.ts';
import type { Console } from './console.ts';

const EVERYONE: readonly Role[] = ['staff', 'editor', 'admin'];

const WAYS: readonly { readonly to: string; readonly word: string; readonly for: readonly Role[] }[] = [
  { to: '/staff', word: 'nav-search', for: EVERYONE },
  { to: '/staff/inbox', word: 'nav-inbox', for: DESK_ROLES },
  { to: '/staff/counter', word: 'nav-counter', for: DESK_ROLES },
  { to: '/staff/needs', word: 'nav-needs', for: DESK_ROLES },
  { to: '/staff/gaps', word: 'nav-gaps', for: EVERYONE },
  { to: '/staff/ready-replies', word: 'nav-ready', for: DESK_ROLES },
  { to: '/staff/accounts', word: 'nav-accounts', for: ['admin'] },
  { to: '/staff/audit', word: 'nav-audit', for: ['admin'] },
];

export async function frameOf({ words, assets, store }: Console, person: Person | null, title: string): Promise<object> {
  const ways = person === null ? [] : WAYS.filter(({ for: roles }) => roles.includes(person.role));
  const isAtDesk = person !== null && DESK_ROLES.includes(person.role);
  const counts = isAtDesk ? await store.read((db) => inboxCounts(db, person.id)) : null;
  const badge = counts === null ? null : { name: 'inbox', count: counts.waiting + counts.owed };
  return {
    words,
    assets,
    title,
    csrf: person?.csrf ?? '',
    isAtDesk,
    signedIn: person === null ? null : { shownName: person.shownName, role: words[`role-${person.role}`] ?? person.role },
    ways: ways.map(({ to, word }) => ({
      to,
      name: words[word] ?? word,
      current: words[word] === title,
      badge: to === '/staff/inbox' ? badge : null,
    })),
  };
}
