import type { Quote } from '../knowledge/model.ts';
import { namesSupports } from './fill-body.ts';
import type { Answer, BodyAnswer, MeasuresAnswer, PlanAnswer } from './model.ts';
import { groupsOf, phaseQuotes, sectionQuotes } from './plan-parts.ts';
import { inSourceOrder } from './quotes.ts';

/** Every quote that the reply to an answer shows, in the order of the source, each once. */
export function citationsOf(answer: Answer): readonly Quote[] {
  return inSourceOrder(quotesOf(answer));
}

function quotesOf(answer: Answer): readonly Quote[] {
  switch (answer.kind) {
    case 'measures':
      return ofMeasures(answer);
    case 'clarify':
      return answer.candidates.map(({ measure }) => measure.title);
    case 'body':
      return ofBody(answer);
    case 'phase':
      return [
        ...answer.phases.flatMap((phase) => [phase.title, ...phaseQuotes(phase, answer.commitments)]),
        ...answer.measures.map(({ title }) => title),
      ];
    case 'plan':
      return ofPlan(answer);
    case 'handoff':
      return answer.measures.map(({ measure }) => measure.title);
    case 'dialog-result':
    case 'dialog-rest':
      return answer.shown.flatMap(({ measure, quote }) => [measure.title, quote]);
    case 'dialog-why-not':
      return answer.measure === null ? [] : [answer.measure.title];
    case 'dialog-question':
    case 'dialog-summary':
    case 'none':
    case 'say':
      return [];
  }
}

function ofMeasures({ measures, part, related }: MeasuresAnswer): readonly Quote[] {
  if (part === 'related') return [...measures.map(({ measure }) => measure), ...related].map(({ title }) => title);
  return measures.flatMap(({ plan, measure, sentences }) => {
    const section = plan.sections.find(({ id }) => id === measure.section);
    const heading = section === undefined || (part === 'answer' && measures.length > 1) ? [] : [section.heading];
    const words = part === 'original' ? [measure.text, measure.responsibility] : sentences;
    return [...heading, measure.title, ...words];
  });
}

function ofBody(answer: BodyAnswer): readonly Quote[] {
  const supports = namesSupports(answer) ? answer.supports : [];
  return [...answer.leads, ...answer.shares, ...supports].map(({ title }) => title);
}

function ofPlan({ plan, topic, sections }: PlanAnswer): readonly Quote[] {
  switch (topic) {
    case 'overview':
      return [plan.title, ...sections.flatMap(sectionQuotes)];
    case 'document':
      return [plan.title, plan.documentNumber.quote, plan.term];
    case 'term':
      return [plan.title, plan.term];
    case 'measures':
      return groupsOf(plan).map(({ heading }) => heading);
    case 'phases':
      return plan.phases.flatMap(({ title, when }) => [title, when]);
    case 'bodies':
      return [plan.title];
    case 'section':
      return sections.flatMap((section) => [
        section.heading,
        ...sectionQuotes(section),
        ...plan.measures.filter(({ number }) => section.measures.includes(number)).map(({ title }) => title),
      ]);
  }
}
