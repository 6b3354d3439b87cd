/** The inbox: who waits, whom one has, whom others have; and the line by which open pages hear of changes. */
import { DESK_ROLES } from '../../../desk/roles.ts';
import type { Person } from '../../../desk/sign-in.ts';
import { type InboxLine, type InboxList, inboxCounts, inboxLines } from '../../../store/inbox.ts';
import type { Console } from '../console.ts';
import { readCookie } from '../cookies.ts';
import { forRoles, type Route } from '../route.ts';
import { LATE_MS, timeOf, waited, waitingFor } from '../times.ts';
import { say } from '../words.ts';

const SHOWN = 50;

export function inboxRoutes(desk: Console): readonly Route[] {
  const list = async (person: Person, nowMs: number) => ({ sections: await sectionsOf(desk, person, nowMs) });
  return [
    forRoles(DESK_ROLES, 'GET', '/staff/inbox', async ({ person, nowMs }) => {
      return { is: 'page', view: 'inbox', title: say(desk.words, 'nav-inbox'), data: await list(person, nowMs) };
    }),
    forRoles(DESK_ROLES, 'GET', '/staff/inbox/list', async ({ person, nowMs }) => {
      return { is: 'part', view: 'inbox-list', data: await list(person, nowMs) };
    }),
    forRoles(DESK_ROLES, 'GET', '/staff/events', async ({ person, request }) => {
      const token = readCookie(request, 'staff_session') ?? '';
      const stands = async () => (await desk.signIn.personOf(token, desk.clock().getTime())) !== null;
      return { is: 'stream', open: (response) => desk.live.open({ accountId: person.id, response, stands }) };
    }),
  ];
}

async function sectionsOf({ store, words, assistant }: Console, person: Person, nowMs: number): Promise<readonly object[]> {
  const whose = { accountId: person.id, station: person.station };
  const names = new Map(assistant().knowledge.stations.map(({ id, name }) => [id, name]));
  return await store.read(async (db) => {
    const { waiting } = await inboxCounts(db, person.id);
    const section = async (list: InboxList, count: number | null) => {
      const found = await inboxLines(db, list, whose, SHOWN);
      const lines = found.map((line) => lineOf(line, { words, names, nowMs, person }));
      const more = count === null ? 0 : count - lines.length;
      return {
        name: say(words, `list-${list}`),
        none: say(words, `none-${list}`),
        list,
        lines,
        count,
        more: more > 0 ? say(words, 'and-more', { count: more }) : null,
      };
    };
    return [await section('mine', null), await section('waiting', waiting), await section('others', null), await section('closed', null)];
  });
}

interface LineScene {
  readonly words: Console['words'];
  readonly names: ReadonlyMap<string, string>;
  readonly nowMs: number;
  readonly person: Person;
}

function lineOf(line: InboxLine, { words, names, nowMs, person }: LineScene) {
  const since = line.state === 'waiting' ? line.waitingSince : line.state === 'with-person' ? line.owedSince : null;
  return {
    id: line.id,
    question: line.question,
    channel: words[`channel-${line.channel}`] ?? line.channel,
    lead: (JSON.parse(line.lead) as readonly string[]).join('、'),
    reason: words[`reason-${line.reason}`] ?? line.reason,
    who: line.accountId === person.id ? null : line.who,
    station: line.station === null ? null : (names.get(line.station) ?? line.station),
    isWaiting: line.state === 'waiting',
    isRouted: line.state === 'waiting' && (line.accountId === person.id || (line.station !== null && line.station === person.station)),
    waits: since === null ? null : say(words, waitingFor(line, person), { time: waited(nowMs - since) }),
    isLate: since !== null && nowMs - since > LATE_MS,
    at: timeOf(line.closedAt ?? line.waitingSince),
  };
}
