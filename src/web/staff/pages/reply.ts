/** Writing and sending a reply. One form: its buttons search, put passages in and out, and send. */
import { sayInConversation } from '../../../bot/staff-message.ts';
import { DESK_ROLES } from '../../../desk/roles.ts';
import { appendAudit } from '../../../store/audit.ts';
import { changeHandover, findHandover } from '../../../store/handovers.ts';
import { readyReplies } from '../../../store/ready-replies.ts';
import type { Console } from '../console.ts';
import { conversationPage } from '../conversation-view.ts';
import { composed, type Draft, readDraft, warningKey, warningsOf, withoutPassage, withPassage, withText } from '../draft.ts';
import { ownerWords } from '../owner-words.ts';
import { forRoles, type Reply, type Route, type StaffCall } from '../route.ts';

export function replyRoutes(desk: Console): readonly Route[] {
  return [forRoles(DESK_ROLES, 'POST', '/staff/conversations/:id/reply', (call) => work(desk, call))];
}

/** What a button does: `insert:ID`, `remove:ID`, `ready:ID`, `search` or `send`. */
async function work(desk: Console, call: StaffCall): Promise<Reply> {
  const base = desk.assistant().knowledge;
  const draft = readDraft(call.form, base);
  const [deed, ...rest] = (call.form.get('do') ?? 'search').split(':');
  const id = rest.join(':');
  switch (deed) {
    case 'insert':
      return await conversationPage(desk, call, { draft: withPassage(draft, base, id) });
    case 'remove':
      return await conversationPage(desk, call, { draft: withoutPassage(draft, id) });
    case 'ready': {
      const ready = (await desk.store.read(readyReplies)).find((one) => one.id === id);
      return await conversationPage(desk, call, { draft: withText(draft, ready?.text ?? '') });
    }
    case 'send':
      return await send(desk, call, draft);
    default:
      return await conversationPage(desk, call, { draft });
  }
}

/** Whoever changes a draft after its warnings were shown is warned of what is new in it. */
function isConfirmed(draft: Draft, form: URLSearchParams): boolean {
  const [warnings, seen] = [warningsOf(draft), new Set(form.getAll('seen'))];
  return warnings.length === 0 || (form.get('sure') === 'yes' && warnings.every((warning) => seen.has(warningKey(warning))));
}

async function send(desk: Console, call: StaffCall, draft: Draft): Promise<Reply> {
  const id = call.params.id ?? '';
  if (draft.text === '' && draft.passages.length === 0) return await conversationPage(desk, call, { draft, problem: 'reply-empty' });
  if (!isConfirmed(draft, call.form)) return await conversationPage(desk, call, { draft, isChecked: true });
  const { person, now, nowMs } = call;
  const problem = await desk.store.write(async (tx) => {
    const found = await findHandover(tx.db, id);
    if (found === null) return 'not-there';
    if (found.state !== 'with-person' || found.accountId !== person.id) return 'move-not-yours';
    const from = ownerWords(desk.assistant(), found.locale, 'desk.from', person.shownName);
    const message = { text: composed(draft, from), locale: found.locale, from: person.shownName };
    if ((await sayInConversation(tx, found.conversationId, message, now)) === null) return 'reply-nowhere';
    await changeHandover(tx, found, { owedSince: null }, nowMs);
    await appendAudit(tx, person, { action: 'replied', subject: id }, nowMs);
    return null;
  });
  if (problem !== null) return await conversationPage(desk, call, { draft, problem });
  return { is: 'redirect', to: `/staff/conversations/${encodeURIComponent(id)}#talk` };
}
