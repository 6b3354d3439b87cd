/** What is wrong with the edited files, so that they do not count yet: each place with its line. */
import { EDITOR_ROLES } from '../../../desk/roles.ts';
import type { Finding } from '../../../knowledge/finding.ts';
import type { Console } from '../console.ts';
import { knowledgeParts, WAY } from '../knowledge-parts.ts';
import { forRoles, type Route } from '../route.ts';
import { timeOf } from '../times.ts';
import { say } from '../words.ts';

const PATH = '/staff/knowledge/findings';
const SHOWN = 100;

export function findingRoutes(desk: Console): readonly Route[] {
  return [
    forRoles(EDITOR_ROLES, 'GET', PATH, async () => {
      const { words, workshop } = desk;
      const { findings, version, checkedAt } = workshop.standing();
      const data = {
        parts: knowledgeParts(words, PATH),
        count: findings.length,
        version: say(words, 'version-serving', { version }),
        checked: checkedAt === null ? null : say(words, 'checked-at', { time: timeOf(checkedAt) }),
        findings: findings.slice(0, SHOWN).map((finding) => shown(finding, workshop.lineOf(finding))),
        more: findings.length > SHOWN ? say(words, 'and-more', { count: findings.length - SHOWN }) : null,
        unsound: say(words, 'files-unsound', { count: findings.length }),
      };
      return { is: 'page', view: 'findings', title: say(words, 'findings'), way: WAY, data };
    }),
  ];
}

/** Characters of a long line that are shown before and after the place. */
const BEFORE = 24;
const AFTER = 60;

function shown({ file, line, column, message }: Finding, text: string | null) {
  const place = `${file}:${line}:${column}`;
  if (text === null) return { place, message, excerpt: null };
  const at = column - 1;
  const from = Math.max(0, at - BEFORE);
  const before = `${from > 0 ? '…' : ''}${text.slice(from, at)}`;
  const after = `${text.slice(at, at + AFTER)}${text.length > at + AFTER ? '…' : ''}`;
  return { place, message, excerpt: { line, before, after } };
}
