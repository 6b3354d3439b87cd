/** The HTML of our pages: Handlebars, which escapes whatever is put in, compiled at first use. */
import Handlebars from 'handlebars';
import chat from './views/chat.hbs';
import document from './views/document.hbs';
import mark from './views/mark.hbs';
import registration from './views/registration.hbs';
import result from './views/result.hbs';

const SOURCES = { chat, document, result } as const;
export type ViewName = keyof typeof SOURCES;

const engine = Handlebars.create();
engine.registerPartial({ mark, registration });
// JSON within a script element: nothing in it may end the element or open a comment.
engine.registerHelper('json', (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c'));

const compiled = new Map<string, HandlebarsTemplateDelegate>();

export function renderView(name: ViewName, data: object): string {
  return renderSource(SOURCES[name], data);
}

/** @param source a template of ours, such as a locale's privacy notice; never text from outside */
export function renderSource(source: string, data: object): string {
  const template = compiled.get(source) ?? engine.compile(source, { strict: true, assumeObjects: false });
  compiled.set(source, template);
  return template(data);
}
