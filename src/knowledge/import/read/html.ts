import { Parser } from 'htmlparser2';
import { Layout } from './layout.ts';
import { Refusal } from './refusal.ts';

const BLOCKS = new Set(
  'address article blockquote body br center dd div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 hr html li main ol p pre section tbody thead tfoot title ul'.split(
    ' ',
  ),
);
/** What a page shows around its text, or never shows. */
const SKIPPED = new Set(
  'script style noscript template head nav header footer aside iframe object embed svg math canvas button select option textarea audio video map'.split(
    ' ',
  ),
);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** The parser's time grows with the square of it. */
const DEEPEST = 2000;
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden/i;
/** An element's name and class where sites keep what surrounds a text. */
const AROUND =
  /(?:^|[\s_-])(?:nav|navbar|menu|breadcrumb|crumbs?|sidebar|footer|foot|share|toolbar|copyright|related|recommend)(?:$|[\s_-])/i;

export function htmlText(html: string): string {
  const layout = new Layout();
  let skipping = 0;
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) throw new Refusal('网页里一层套一层，层数太多；请把正文另存为 .txt 再导入');
        if (skipping > 0 || isSkipped(name, attributes)) {
          if (!VOID.has(name)) skipping++;
          return;
        }
        if (name === 'table') layout.startTable();
        else if (name === 'tr') layout.startRow();
        else if (name === 'td' || name === 'th') layout.startCell({ columns: span(attributes.colspan), rows: span(attributes.rowspan) });
        else if (BLOCKS.has(name)) layout.breakLine();
      },
      ontext(text) {
        if (skipping === 0) layout.text(text.replace(/[\n\r\t]+/g, ' '));
      },
      onclosetag(name) {
        depth--;
        if (skipping > 0) {
          if (!VOID.has(name)) skipping--;
          return;
        }
        if (name === 'table') layout.endTable();
        else if (name === 'tr') layout.endRow();
        else if (name === 'td' || name === 'th') layout.endCell();
        else if (BLOCKS.has(name)) layout.breakLine();
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  return tidy(layout.toString());
}

function isSkipped(name: string, { style, hidden, class: classes, id }: Record<string, string | undefined>): boolean {
  if (SKIPPED.has(name) || hidden !== undefined || HIDDEN.test(style ?? '')) return true;
  return (name === 'div' || name === 'ul') && (AROUND.test(classes ?? '') || AROUND.test(id ?? ''));
}

function span(value: string | undefined): number {
  const number = Number.parseInt(value ?? '', 10);
  return Number.isFinite(number) && number > 1 ? Math.min(number, 500) : 1;
}

/** Pages indent with ideographic and no-break spaces. */
function tidy(text: string): string {
  return text.replace(/^[\u00a0\u3000 ]+/gm, '').replace(/[\u00a0\u3000 ]+$/gm, '');
}

/** What the page says that it is written in. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const beginning = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(beginning)?.[1] ?? null;
}
