/** `/staff`: one question, answered by the very turn that owners get, without a conversation. */
import { ROLES } from '../../../desk/roles.ts';
import { answerFor } from '../answer.ts';
import type { Console } from '../console.ts';
import { forRoles, type Route } from '../route.ts';
import { say } from '../words.ts';

export function searchRoutes(desk: Console): readonly Route[] {
  return [
    forRoles(ROLES, 'GET', '/staff', async ({ query, now }) => {
      const q = (query.get('q') ?? '').trim().slice(0, 1_000);
      const answer = q === '' ? null : answerFor(desk, q, now);
      return { is: 'page', view: 'search', title: say(desk.words, 'nav-search'), data: { q, answer } };
    }),
  ];
}
