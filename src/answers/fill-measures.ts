/** The views of answers about measures. */
import type { Measure, Plan } from '../knowledge/model.ts';
import { besideView, commonView, responsibleView, titleView } from './fill-common.ts';
import type { ClarifyAnswer, HandoffAnswer, MeasuresAnswer, ShownMeasure } from './model.ts';
import type { Filled, MeasureView, OriginalView, RoleView } from './views.ts';
import type { Wording } from './wording.ts';

export function fillMeasures(answer: MeasuresAnswer, wording: Wording): Filled {
  const common = commonView(answer, wording);
  const plans = answer.measures.map(({ plan }) => plan);
  const measures = answer.measures.map((shown, index) => measureView(shown, index + 1, plans, wording));
  if (answer.part === 'original') {
    const originals = answer.measures.map(({ measure }, index) => originalView(measures[index] as MeasureView, measure));
    return { template: 'original', view: { ...common, measures: originals } };
  }
  if (answer.part === 'related') {
    const related = answer.related.map((measure) => titleView(measure, plans, wording));
    return {
      template: 'related',
      view: {
        ...common,
        measures: answer.measures.map(({ measure }) => titleView(measure, plans, wording)),
        related,
        first: related[0]?.number ?? 0,
      },
    };
  }
  if (answer.part === 'departments') {
    const whole = measures.map((view, index) => ({ ...view, beside: besideAll(answer.measures[index]?.measure, wording) }));
    return { template: 'departments', view: { ...common, measures: whole, roles: answer.roles.map((role) => roleView(role, wording)) } };
  }
  if (measures.length > 1) return { template: 'needs', view: { ...common, ...needsView(answer, measures, wording) } };
  return { template: 'measures', view: { ...common, measures } };
}

function needsView({ measures: shown }: MeasuresAnswer, measures: readonly MeasureView[], wording: Wording) {
  const plan = new Set(shown.map(({ plan: one }) => one)).size > 1 ? '' : (measures[0]?.plan ?? '');
  const beside = besideView(
    shown.map(({ measure }) => measure),
    wording,
  );
  return { plan, measures, beside };
}

/** Asked for the departments, those that cooperate are told of too. */
function besideAll(measure: Measure | undefined, wording: Wording) {
  return measure === undefined ? [] : wording.beside([...measure.lead, ...measure.undivided, ...measure.cooperating]);
}

function measureView({ plan, measure, sentences }: ShownMeasure, order: number, plans: readonly Plan[], wording: Wording): MeasureView {
  const section = plan.sections.find(({ id }) => id === measure.section);
  return {
    ...titleView(measure, plans, wording),
    ...responsibleView(measure, wording),
    order,
    plan: wording.ours(plan.shortName),
    section: section?.heading.shown ?? '',
    sectionEn: section?.headingEn ?? '',
    quotes: sentences.map(({ shown }) => shown),
    plain: wording.ours(measure.plain),
  };
}

function originalView({ quotes: _, ...view }: MeasureView, measure: Measure): OriginalView {
  return { ...view, text: measure.text.shown, responsibility: measure.responsibility.shown };
}

function roleView({ body, role }: MeasuresAnswer['roles'][number], wording: Wording): RoleView {
  return {
    body: wording.body(body),
    leads: role === 'lead',
    cooperates: role === 'cooperating',
    shares: role === 'undivided',
    absent: role === 'none',
  };
}

export function fillClarify(answer: ClarifyAnswer, wording: Wording): Filled {
  const plans = answer.candidates.map(({ plan }) => plan);
  const options = answer.candidates.map(({ plan, measure }, index) => ({
    ...titleView(measure, plans, wording),
    order: index + 1,
    plan: wording.ours(plan.shortName),
  }));
  return { template: 'clarify', view: { ...commonView(answer, wording), options } };
}

export function fillHandoff(answer: HandoffAnswer, wording: Wording): Filled {
  const plans = answer.measures.map(({ plan }) => plan);
  const measures = answer.measures.map(({ measure }) => ({ ...titleView(measure, plans, wording), ...responsibleView(measure, wording) }));
  const { desk } = answer;
  const there = { nobody: desk === 'none', staffed: desk === 'staffed', unstaffed: desk === 'unstaffed', again: desk === 'again' };
  return {
    template: 'handoff',
    view: { ...commonView(answer, wording), measures, ...there, asked: answer.asked, opens: answer.opens ?? '' },
  };
}
