/** The bodies that plans make responsible: what they lead, and what is recorded of them that no plan says. */
import { EDITOR_ROLES } from '../../../desk/roles.ts';
import type { Body, KnowledgeBase, Measure, Recorded } from '../../../knowledge/model.ts';
import type { Console } from '../console.ts';
import { knowledgeParts, WAY } from '../knowledge-parts.ts';
import { measureName } from '../ranking.ts';
import { forRoles, type Route } from '../route.ts';
import { say, type Words } from '../words.ts';

const PATH = `${WAY}/bodies`;

export function bodyRoutes({ assistant, words }: Console): readonly Route[] {
  return [
    forRoles(EDITOR_ROLES, 'GET', PATH, async () => {
      const { knowledge } = assistant();
      const data = { parts: knowledgeParts(words, PATH), bodies: knowledge.bodies.map((body) => bodyView(body, knowledge, words)) };
      return { is: 'page', view: 'bodies', title: say(words, 'bodies'), way: WAY, data };
    }),
  ];
}

function bodyView({ name, kind, contacts, successor }: Body, base: KnowledgeBase, words: Words): object {
  const measures = base.plans.flatMap((plan) => plan.measures);
  const within = (names: (measure: Measure) => readonly string[]) =>
    measures.filter((measure) => names(measure).includes(name)).map(({ plan, number }) => measureName(base, plan, number));
  return {
    name,
    kind: say(words, `body-${kind}`),
    lead: within(({ lead, undivided }) => [...lead, ...undivided]).join('、'),
    cooperating: within(({ cooperating }) => cooperating).join('、'),
    contacts: contacts.map((contact) => ({ text: contact.text, read: readView(contact, words) })),
    successor: successor === null ? null : { name: successor.name, read: readView(successor, words) },
  };
}

function readView({ source, date }: Recorded, words: Words): string {
  return say(words, 'recorded', { source, date });
}
