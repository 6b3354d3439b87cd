/** The console's pages: Handlebars, which escapes whatever is put in. */
import Handlebars from 'handlebars';
import mark from '../views/mark.hbs';
import account from './views/account.hbs';
import accounts from './views/accounts.hbs';
import answer from './views/answer.hbs';
import audit from './views/audit.hbs';
import avenue from './views/avenue.hbs';
import bodies from './views/bodies.hbs';
import conversation from './views/conversation.hbs';
import counter from './views/counter.hbs';
import findings from './views/findings.hbs';
import gapChange from './views/gap-change.hbs';
import gaps from './views/gaps.hbs';
import inbox from './views/inbox.hbs';
import inboxList from './views/inbox-list.hbs';
import knowledgeParts from './views/knowledge-parts.hbs';
import layout from './views/layout.hbs';
import login from './views/login.hbs';
import measure from './views/measure.hbs';
import measures from './views/measures.hbs';
import message from './views/message.hbs';
import need from './views/need.hbs';
import needs from './views/needs.hbs';
import playground from './views/playground.hbs';
import question from './views/question.hbs';
import readyReplies from './views/ready-replies.hbs';
import search from './views/search.hbs';
import sheet from './views/sheet.hbs';
import transcript from './views/transcript.hbs';
import welcome from './views/welcome.hbs';

const VIEWS = {
  ...{
    account,
    accounts,
    audit,
    bodies,
    conversation,
    counter,
    findings,
    gaps,
    inbox,
    login,
    measure,
    measures,
    message,
    need,
    needs,
    playground,
    search,
    sheet,
    transcript,
    welcome,
  },
  'gap-change': gapChange,
  'inbox-list': inboxList,
  'ready-replies': readyReplies,
} as const;
const PARTIALS = { mark, answer, avenue, question, sheet, transcript, 'inbox-list': inboxList, 'knowledge-parts': knowledgeParts } as const;
export type ViewName = keyof typeof VIEWS;

/** Of all templates, for whoever checks what they ask for. */
export const VIEW_SOURCES: Readonly<Record<string, string>> = { ...VIEWS, ...PARTIALS, layout };

const engine = Handlebars.create();
engine.registerPartial(PARTIALS);
engine.registerHelper('same', (one: unknown, other: unknown) => one === other);

const compiled = new Map<string, HandlebarsTemplateDelegate>();

function fill(source: string, data: object): string {
  const template = compiled.get(source) ?? engine.compile(source, { strict: true });
  compiled.set(source, template);
  return template(data);
}

export function renderPart(view: ViewName, data: object): string {
  return fill(VIEWS[view], data);
}

export function renderPage(view: ViewName, frame: object, data: object): string {
  return fill(layout, { ...frame, content: renderPart(view, { ...frame, ...data }) });
}
