/** At the counter: a guided dialog as one page, begun anew or from a visitor's short code. */

import { DESK_ROLES } from '../../../desk/roles.ts';
import type { Dialog } from '../../../dialogs/model.ts';
import { findResult } from '../../../store/results.ts';
import type { Console } from '../console.ts';
import { forRoles, type Reply, type Route, type StaffCall } from '../route.ts';
import { fieldsOf, keptIn, sheetView } from '../sheet.ts';
import { dayOf } from '../times.ts';
import { say } from '../words.ts';

const PATH = '/staff/counter';

export function counterRoutes(desk: Console): readonly Route[] {
  return [
    forRoles(DESK_ROLES, 'GET', PATH, (call) => (call.query.has('code') ? openCode(desk, call) : page(desk, call, null))),
    forRoles(DESK_ROLES, 'GET', `${PATH}/sheet`, async ({ query, now }) => {
      const dialog = dialogNamed(desk, query.get('dialog'));
      const data = dialog === null ? null : sheetView(desk.assistant(), dialog, query, now);
      return data === null ? { is: 'json', status: 404, body: {} } : { is: 'part', view: 'sheet', data };
    }),
  ];
}

function dialogNamed({ assistant }: Console, id: string | null): Dialog | null {
  const { dialogs } = assistant().book;
  return dialogs.find((one) => one.id === (id ?? 'navigator')) ?? dialogs[0] ?? null;
}

async function page(desk: Console, { query, now, nowMs }: StaffCall, problem: string | null): Promise<Reply> {
  const dialog = dialogNamed(desk, query.get('dialog'));
  const data = {
    dialogs: desk.assistant().book.dialogs.map(({ id, name }) => ({ id, name: name['zh-Hans'], current: id === dialog?.id })),
    sheet: dialog === null ? null : sheetView(desk.assistant(), dialog, query, now),
    code: query.get('code') ?? '',
    today: dayOf(nowMs),
    problem: problem === null ? null : say(desk.words, problem),
  };
  return { is: 'page', view: 'counter', title: say(desk.words, 'nav-counter'), status: problem === null ? 200 : 404, data };
}

async function openCode(desk: Console, call: StaffCall): Promise<Reply> {
  const code = (call.query.get('code') ?? '').replace(/[\s-]/g, '').slice(0, 20);
  const kept = code === '' ? null : await findResult(desk.store, { code }, call.nowMs);
  const dialog = desk.assistant().book.dialogs.find(({ id }) => id === kept?.dialog);
  if (kept === null || dialog === undefined) return await page(desk, call, 'no-code');
  const fields = fieldsOf(keptIn(dialog, kept.responses));
  fields.set('dialog', dialog.id);
  return { is: 'redirect', to: `${PATH}?${fields}` };
}
