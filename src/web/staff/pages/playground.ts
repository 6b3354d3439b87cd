/** A question, and why it is answered as it is. */
import { EDITOR_ROLES } from '../../../desk/roles.ts';
import type { KnowledgeBase } from '../../../knowledge/model.ts';
import type { Report } from '../../../turn/model.ts';
import { answerFor } from '../answer.ts';
import type { Console } from '../console.ts';
import { knowledgeParts, WAY } from '../knowledge-parts.ts';
import { measureName, rankingView } from '../ranking.ts';
import { forRoles, type Route } from '../route.ts';
import { say, type Words } from '../words.ts';

const PATH = `${WAY}/search`;

export function playgroundRoutes(desk: Console): readonly Route[] {
  return [
    forRoles(EDITOR_ROLES, 'GET', PATH, async ({ query, now }) => {
      const { words } = desk;
      const q = (query.get('q') ?? '').trim().slice(0, 500);
      const data = { parts: knowledgeParts(words, PATH), q, found: q === '' ? null : found(desk, q, now) };
      return { is: 'page', view: 'playground', title: say(words, 'playground'), way: WAY, data };
    }),
  ];
}

function found(desk: Console, q: string, now: Date): object {
  const { words, answer, assistant } = desk;
  const { report } = answer(null, { text: q }, now, 'staff');
  const searched = report.measures.length > 0 || report.outcome === 'none' || report.outcome === 'answer';
  return {
    answer: answerFor(desk, q, now),
    does: doing(report, assistant().knowledge, words),
    aside: searched ? null : say(words, 'not-searched', { outcome: words[`outcome-${report.outcome}`] ?? report.outcome }),
    ranking: rankingView(assistant().search.explain(q), assistant().knowledge, words),
  };
}

function doing(report: Report, base: KnowledgeBase, words: Words): string {
  const shown = report.measures.filter((one) => one.shown).map(({ plan, number }) => measureName(base, plan, number));
  if (shown.length === 0) return say(words, 'shows-nothing');
  return say(words, report.outcome === 'clarify' ? 'asks-between' : 'shows', { measures: shown.join('、') });
}
