/** Short replies that staff keep at hand, and edit themselves. */
import { DESK_ROLES } from '../../../desk/roles.ts';
import { randomId } from '../../../ops/ids.ts';
import { appendAudit } from '../../../store/audit.ts';
import { deleteReadyReply, keepReadyReply, readyReplies } from '../../../store/ready-replies.ts';
import type { Console } from '../console.ts';
import { line, lines } from '../form.ts';
import { forRoles, type Reply, type Route, type StaffCall } from '../route.ts';
import { say } from '../words.ts';

const PATH = '/staff/ready-replies';

export function readyReplyRoutes(desk: Console): readonly Route[] {
  return [
    forRoles(DESK_ROLES, 'GET', PATH, () => page(desk)),
    forRoles(DESK_ROLES, 'POST', PATH, (call) => keep(desk, call, randomId())),
    forRoles(DESK_ROLES, 'POST', `${PATH}/:id`, (call) => keep(desk, call, call.params.id ?? '')),
    forRoles(DESK_ROLES, 'POST', `${PATH}/:id/delete`, (call) => remove(desk, call)),
  ];
}

async function page({ store, words }: Console): Promise<Reply> {
  const replies = await store.read(readyReplies);
  return { is: 'page', view: 'ready-replies', title: say(words, 'nav-ready'), data: { replies } };
}

async function keep({ store }: Console, { form, person, nowMs }: StaffCall, id: string): Promise<Reply> {
  const reply = { id: id.slice(0, 40), title: line(form, 'title', 40), text: lines(form, 'text', 1_000) };
  if (reply.title !== '' && reply.text !== '')
    await store.write(async (tx) => {
      await keepReadyReply(tx, reply, person.shownName, nowMs);
      await appendAudit(tx, person, { action: 'ready-kept', subject: reply.title }, nowMs);
    });
  return { is: 'redirect', to: PATH };
}

async function remove({ store }: Console, { params, person, nowMs }: StaffCall): Promise<Reply> {
  await store.write(async (tx) => {
    await deleteReadyReply(tx, params.id ?? '');
    await appendAudit(tx, person, { action: 'ready-deleted', subject: params.id ?? '' }, nowMs);
  });
  return { is: 'redirect', to: PATH };
}
