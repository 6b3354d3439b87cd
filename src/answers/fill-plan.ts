/** The views of answers about a plan as a whole and about its phases. */
import type { Plan } from '../knowledge/model.ts';
import { commonView, responsibleView, titleView } from './fill-common.ts';
import type { PhaseAnswer, PlanAnswer } from './model.ts';
import { groupsOf, phaseQuotes, sectionQuotes } from './plan-parts.ts';
import type { Filled, PlanNameView, SectionView } from './views.ts';
import type { Wording } from './wording.ts';

export function fillPhase(answer: PhaseAnswer, wording: Wording): Filled {
  const asked = answer.commitments.length > 0;
  const phases = answer.phases.map((phase) => ({
    number: phase.number,
    title: phase.title.shown,
    titleEn: phase.titleEn,
    plain: asked ? '' : wording.ours(phase.plain),
    tasks: phaseQuotes(phase, answer.commitments).map(({ shown }) => ({ quote: shown })),
  }));
  const measures = answer.measures.map((measure) => ({
    ...titleView(measure, [answer.plan], wording),
    ...responsibleView(measure, wording),
  }));
  return { template: 'phase', view: { ...commonView(answer, wording), phases, measures } };
}

export function fillPlan(answer: PlanAnswer, wording: Wording): Filled {
  const { plan } = answer;
  const common = commonView(answer, wording);
  const named = { ...common, ...nameView(plan) };
  const short = wording.ours(plan.shortName);
  switch (answer.topic) {
    case 'overview':
      return { template: 'plan-overview', view: { ...named, plain: wording.ours(plan.plain), quotes: sectionsQuotes(answer) } };
    case 'document':
      return { template: 'plan-document', view: { ...named, ...documentView(plan, wording) } };
    case 'term':
      return { template: 'plan-term', view: { ...named, plan: short, term: plan.term.shown } };
    case 'measures':
      return { template: 'plan-measures', view: { ...common, plan: short, ...groupsView(plan) } };
    case 'phases':
      return { template: 'plan-phases', view: { ...common, plan: short, ...phasesView(plan) } };
    case 'bodies':
      return { template: 'plan-bodies', view: { ...named, plan: short, bodies: answer.bodies.map(wording.body) } };
    case 'section':
      return { template: 'plan-section', view: { ...common, sections: sectionViews(answer, wording) } };
  }
}

function nameView(plan: Plan): PlanNameView {
  return { title: plan.title.shown, titleEn: plan.titleEn };
}

function sectionsQuotes(answer: PlanAnswer): readonly string[] {
  return answer.sections.flatMap(sectionQuotes).map(({ shown }) => shown);
}

function documentView(plan: Plan, wording: Wording) {
  return {
    documentNumber: plan.documentNumber.text,
    printedNumber: plan.documentNumber.quote.shown,
    issuer: wording.locale === 'en' ? `${plan.issuer} (${plan.issuerEn})` : plan.issuer,
    term: plan.term.shown,
    issued: plan.issued !== null,
  };
}

function groupsView(plan: Plan) {
  const sections = groupsOf(plan).map(({ heading, headingEn, measures }) => ({
    heading: heading.shown,
    headingEn,
    from: Math.min(...measures),
    to: Math.max(...measures),
  }));
  return { count: plan.measures.length, groupCount: sections.length, sections, first: plan.measures[0]?.number ?? 1 };
}

function phasesView(plan: Plan) {
  const phases = plan.phases.map(({ number, title, titleEn, when }) => ({ number, title: title.shown, titleEn, when: when.shown }));
  return { count: phases.length, phases };
}

function sectionViews({ plan, sections }: PlanAnswer, wording: Wording): readonly SectionView[] {
  return sections.map((section) => ({
    heading: section.heading.shown,
    headingEn: section.headingEn,
    quotes: sectionQuotes(section).map(({ shown }) => shown),
    plain: wording.ours(section.plain),
    measures: plan.measures.filter(({ number }) => section.measures.includes(number)).map((measure) => titleView(measure, [plan], wording)),
  }));
}
