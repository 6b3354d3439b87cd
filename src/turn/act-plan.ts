/** Answers about a plan as a whole, its phases, and the bodies that it makes responsible. */
import type { Offer, PlanAnswer, PlanTopic } from '../answers/model.ts';
import { measureOffers, offer } from '../answers/offers.ts';
import { groupsOf } from '../answers/plan-parts.ts';
import { validityOf } from '../answers/validity.ts';
import type { Commitment, Measure, Phase, Plan, Section, Unstated } from '../knowledge/model.ts';
import { say } from './act-say.ts';
import type { Intent } from './intent.ts';
import type { Acted, Ranked, Scene } from './scene.ts';

const MOST_OFFERED = 4;

export function bodyAnswer({ assistant, day }: Scene, body: string, others: readonly string[]): Acted {
  const all = assistant.plans.flatMap((plan) => plan.measures);
  const leads = all.filter(({ lead }) => lead.includes(body));
  const supports = all.filter(({ cooperating }) => cooperating.includes(body));
  const shares = all.filter(({ undivided }) => undivided.includes(body));
  const named = [...leads, ...shares, ...supports];
  const plans = assistant.plans.filter(({ id }) => named.some(({ plan }) => plan === id));
  return {
    answer: {
      kind: 'body',
      outcome: named.length === 0 ? 'none' : 'answer',
      reason: named.length === 0 ? 'not-in-plan' : null,
      unstated: [],
      body,
      leads,
      supports,
      shares,
      validity: validityOf(plans, day),
      offers: [...others.map((name) => bodyOffer(name)), ...measureOffers(named.slice(0, MOST_OFFERED))],
    },
    ranking: inTurn(named).map(ranked),
    question: null,
  };
}

/** Each plan's first, then each one's second: a list cut short tells of every plan. */
function inTurn(named: readonly Measure[]): readonly Measure[] {
  const met = new Map<string, number>();
  const places = new Map<Measure, number>();
  for (const measure of named) {
    const place = met.get(measure.plan) ?? 0;
    met.set(measure.plan, place + 1);
    places.set(measure, place);
  }
  return [...named].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

function bodyOffer(name: string): Offer {
  return { title: { text: name }, means: { do: 'body', name } };
}

export function phaseAnswer(scene: Scene, plan: Plan, number: number): Acted {
  const phase = plan.phases.find((one) => one.number === number);
  if (phase === undefined) {
    const last = Math.max(0, ...plan.phases.map((one) => one.number));
    return {
      answer: say('say.no-such-phase', { outcome: 'none', reason: 'not-in-plan', values: { number, last } }),
      ranking: [],
      question: null,
    };
  }
  return ofPhase(scene, plan, phase, [], []);
}

export function commitmentsAnswer(scene: Scene, { plan, phase, commitments, measures }: Extract<Intent, { is: 'commitments' }>): Acted {
  const spoken = measures.flatMap((number) => plan.measures.find((measure) => measure.number === number) ?? []);
  return ofPhase(scene, plan, phase, commitments, spoken);
}

function ofPhase({ day }: Scene, plan: Plan, phase: Phase, commitments: readonly Commitment[], measures: readonly Measure[]): Acted {
  const others = plan.phases.filter(({ number }) => number !== phase.number);
  const next = others.map(({ number }) => offer('offer.phase', { do: 'phase', plan: plan.id, number }, { number }));
  return {
    answer: {
      kind: 'phase',
      outcome: 'answer',
      reason: null,
      unstated: [],
      plan,
      phases: [phase],
      commitments,
      measures,
      validity: validityOf([plan], day),
      offers: [...measureOffers(measures.slice(0, MOST_OFFERED)), ...next],
    },
    ranking: measures.map(ranked),
    question: null,
  };
}

export function planAnswer(
  { day }: Scene,
  plan: Plan,
  topic: PlanTopic,
  section: Section | null,
  unstated: readonly Unstated[] = [],
): Acted {
  const answer: PlanAnswer = {
    kind: 'plan',
    outcome: 'answer',
    reason: unstated.length > 0 ? 'not-stated' : null,
    unstated,
    plan,
    topic,
    sections: section === null ? overviewOf(plan, topic) : [section],
    bodies: topic === 'bodies' ? bodiesOf(plan) : [],
    validity: validityOf([plan], day),
    offers: offersFor(plan, topic, section),
  };
  const measures = section === null ? [] : plan.measures.filter(({ number }) => section.measures.includes(number));
  return { answer, ranking: measures.map(ranked), question: null };
}

/** What the overview quotes: the first section with words of its own under a heading. */
function overviewOf(plan: Plan, topic: PlanTopic): readonly Section[] {
  if (topic !== 'overview') return [];
  const overview = plan.sections.find(({ id }) => id === 'overview') ?? plan.sections.find(({ text }) => text.length > 0);
  return overview === undefined ? [] : [overview];
}

function bodiesOf(plan: Plan): readonly string[] {
  return [...new Set(plan.measures.flatMap(({ lead, undivided, cooperating }) => [...lead, ...undivided, ...cooperating]))];
}

function offersFor(plan: Plan, topic: PlanTopic, section: Section | null): readonly Offer[] {
  const ways = (
    [
      ['offer.measures', 'measures'],
      ['offer.phases', 'phases'],
      ['offer.overview', 'overview'],
    ] as const
  ).filter(([, way]) => way !== topic);
  const plain = ways.map(([key, way]) => offer(key, { do: 'plan', plan: plan.id, topic: way }));
  if (topic === 'phases') {
    const each = plan.phases.map(({ number }) => offer('offer.phase', { do: 'phase', plan: plan.id, number }, { number }));
    return [...each, ...plain];
  }
  const numbers = section?.measures ?? (topic === 'measures' ? groupsOf(plan).flatMap(({ measures }) => measures.slice(0, 1)) : []);
  return [...measureOffers(plan.measures.filter(({ number }) => numbers.includes(number))), ...plain];
}

function ranked({ plan, number }: Measure): Ranked {
  return { plan, number, score: 1 };
}
