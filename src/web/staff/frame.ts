/** What stands around every page of the console: its name, the ways on that a role has, who is signed in. */
import { DESK_ROLES, EDITOR_ROLES, ROLES, type Role } from '../../desk/roles.ts';
import type { Person } from '../../desk/sign-in.ts';
import { inboxCounts } from '../../store/inbox.ts';
import type { Console } from './console.ts';
import { say } from './words.ts';

const WAYS: readonly { readonly to: string; readonly word: string; readonly for: readonly Role[] }[] = [
  { to: '/staff', word: 'nav-search', for: ROLES },
  { to: '/staff/inbox', word: 'nav-inbox', for: DESK_ROLES },
  { to: '/staff/counter', word: 'nav-counter', for: DESK_ROLES },
  { to: '/staff/needs', word: 'nav-needs', for: DESK_ROLES },
  { to: '/staff/gaps', word: 'nav-gaps', for: ROLES },
  { to: '/staff/knowledge', word: 'nav-knowledge', for: EDITOR_ROLES },
  { to: '/staff/ready-replies', word: 'nav-ready', for: DESK_ROLES },
  { to: '/staff/accounts', word: 'nav-accounts', for: ['admin'] },
  { to: '/staff/audit', word: 'nav-audit', for: ['admin'] },
];

/** @param way the address of the way on that the page belongs to, where its title does not say it */
export async function frameOf(desk: Console, person: Person | null, title: string, way?: string): Promise<object> {
  const { words, assets, store } = desk;
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
    unsound: person === null ? null : unsound(desk, person.role),
    signedIn: person === null ? null : { shownName: person.shownName, role: words[`role-${person.role}`] ?? person.role },
    ways: ways.map(({ to, word }) => ({
      to,
      name: words[word] ?? word,
      current: to === way || words[word] === title,
      badge: to === '/staff/inbox' ? badge : null,
    })),
  };
}

/** What stands above every page of those who edit, while the edited files do not count. */
function unsound({ workshop, words }: Console, role: Role): string | null {
  const count = EDITOR_ROLES.includes(role) ? workshop.standing().findings.length : 0;
  return count === 0 ? null : say(words, 'files-unsound', { count });
}
