/** All measures, plan by plan, and each as owners see it. */
import { validityOf } from '../../../answers/validity.ts';
import { EDITOR_ROLES } from '../../../desk/roles.ts';
import type { Measure, Plan } from '../../../knowledge/model.ts';
import { chinaDay } from '../../../ops/clock.ts';
import { measureOf } from '../../../turn/assistant.ts';
import type { Console } from '../console.ts';
import { knowledgeParts, WAY } from '../knowledge-parts.ts';
import { MEASURE_PARTS, previewsOf } from '../measure-preview.ts';
import { message } from '../message.ts';
import { forRoles, type Reply, type Route, type StaffCall } from '../route.ts';
import { say, type Words } from '../words.ts';

const ONE = `${WAY}/measures/:plan/:number`;

export function measureRoutes(desk: Console): readonly Route[] {
  return [
    forRoles(EDITOR_ROLES, 'GET', WAY, async ({ nowMs }) => listed(desk, nowMs)),
    forRoles(EDITOR_ROLES, 'GET', ONE, async (call) => previewed(desk, call)),
  ];
}

function listed({ assistant, words }: Console, nowMs: number): Reply {
  const { plans } = assistant();
  const data = { parts: knowledgeParts(words, WAY), plans: plans.map((plan) => planView(plan, words, chinaDay(nowMs))) };
  return { is: 'page', view: 'measures', title: say(words, 'measures'), way: WAY, data };
}

function planView(plan: Plan, words: Words, day: string): object {
  const [validity] = validityOf([plan], day);
  const within = (numbers: readonly number[]) => plan.measures.filter(({ number }) => numbers.includes(number));
  return {
    title: plan.title.shown,
    documentNumber: plan.documentNumber.text,
    term: say(words, 'plan-term', { from: plan.validFrom, to: plan.validTo }),
    state: say(words, `validity-${validity?.state ?? 'running'}`),
    verified: verifiedView(plan.verified, words),
    sections: plan.sections
      .map(({ heading, measures }) => ({ heading: heading.shown, measures: within(measures).map(lineView) }))
      .filter(({ measures }) => measures.length > 0),
  };
}

function lineView({ plan, number, title, lead, undivided }: Measure) {
  return { to: addressOf(plan, number), number, title: title.shown, lead: [...lead, ...undivided].join('、') };
}

function addressOf(plan: string, number: number): string {
  return `${WAY}/measures/${plan}/${number}`;
}

function verifiedView(date: string | null, words: Words): string {
  return date === null ? say(words, 'not-verified') : say(words, 'verified', { date });
}

function previewed(desk: Console, { params, query, now }: StaffCall): Reply {
  const { words, assistant } = desk;
  const found = measureOf(assistant(), params.plan ?? '', Number(params.number));
  if (found === null) return message(desk, 404, 'not-there');
  const { plan, measure } = found;
  const here = addressOf(plan.id, measure.number);
  const part = MEASURE_PARTS.find((one) => one === query.get('part')) ?? 'answer';
  const place = plan.measures.indexOf(measure);
  const neighbour = (at: number) => (plan.measures[at] === undefined ? null : addressOf(plan.id, plan.measures[at].number));
  const data = {
    parts: knowledgeParts(words, WAY),
    number: measure.number,
    plan: `《${plan.title.shown}》`,
    views: MEASURE_PARTS.map((one) => ({ to: `${here}?part=${one}`, name: say(words, `part-${one}`), current: one === part })),
    former: neighbour(place - 1),
    next: neighbour(place + 1),
    previews: previewsOf(desk, { plan: plan.id, number: measure.number, part }, now).map(({ locale, web, weChat }) => ({
      locale,
      language: say(words, `language-${locale}`),
      web,
      weChat,
      onWeChat: weChat.length > 1 ? say(words, 'on-wechat-parts', { count: weChat.length }) : say(words, 'on-wechat'),
    })),
    ownWords: measure.words,
    examples: measure.examples['zh-Hans'],
    verified: verifiedView(measure.verified, words),
  };
  return { is: 'page', view: 'measure', title: `第${measure.number}条 ${measure.title.shown}`, way: WAY, data };
}
