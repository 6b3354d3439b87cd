import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { Layout } from './layout.ts';
import { Refusal } from './refusal.ts';
import { ListCounter, listPlace, type Numbering, readNumbering } from './word-numbers.ts';

/** Unpacked size of one part; a policy document of 100 pages has about 2 MB. */
const LARGEST_PART = 48 * 1024 * 1024;
const PARTS = new Set(['word/document.xml', 'word/numbering.xml', 'word/styles.xml']);

export function docxText(bytes: Uint8Array): string {
  const parts = unpack(bytes);
  const document = parts.get('word/document.xml');
  if (document === undefined) throw new Refusal('这个压缩包里没有 Word 正文（word/document.xml）；请给出 .docx 文件');
  const text = new DocumentReader(readNumbering(parts.get('word/numbering.xml') ?? '', parts.get('word/styles.xml') ?? '')).read(document);
  if (!/<\/w:document>\s*$/.test(document)) throw new Refusal('这个 .docx 不完整，正文没有结尾；请重新下载或另存后再导入');
  return text;
}

function unpack(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.has(name)) return false;
        if (originalSize > LARGEST_PART)
          throw new Refusal(`解压后太大（${Math.round(originalSize / 1_048_576)} MB）；这不像一份正常的 Word 文件`);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('这个 .docx 打不开：文件不完整或已损坏；请重新下载或另存后再导入');
  }
  for (const [name, content] of Object.entries(files)) parts.set(name, new TextDecoder().decode(content));
  return parts;
}

/** A paragraph that is being read. */
interface Paragraph {
  style: string | null;
  list: string | null;
  level: number | null;
  isNumbered: boolean;
}

/** Elements whose text is not the document's as it stands: what was deleted or moved away, field codes, doubled drawings. */
const SKIPPED = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'mc:Fallback', 'w:rPrChange', 'w:pPrChange', 'w:tblPrChange']);

type Attributes = Readonly<Record<string, string>>;

/** Follows the tags of `word/document.xml`. */
class DocumentReader {
  private readonly layout = new Layout();
  private readonly lists: Numbering;
  private readonly counter: ListCounter;
  private readonly paragraphs: Paragraph[] = [];
  private skipping = 0;
  private isText = false;
  private isHidden = false;
  /** A cell opens with its first paragraph, when its properties are known. */
  private cell = { columns: 1, isContinued: false };
  private isCellOpen = true;

  constructor(lists: Numbering) {
    this.lists = lists;
    this.counter = new ListCounter(lists);
  }

  read(document: string): string {
    const parser = new Parser(
      {
        onopentag: (name, attributes) => this.open(name, attributes),
        ontext: (text) => this.text(text),
        onclosetag: (name) => this.close(name),
      },
      { xmlMode: true, decodeEntities: true },
    );
    parser.write(document);
    parser.end();
    return this.layout.toString();
  }

  private open(name: string, attributes: Attributes): void {
    if (this.skipping > 0 || SKIPPED.has(name)) this.skipping++;
    else if (name.startsWith('w:t')) this.openPart(name);
    else if (name === 'w:p') this.openParagraph();
    else this.property(name, attributes['w:val'] ?? '');
  }

  private openPart(name: string): void {
    if (name === 'w:t') this.isText = true;
    else if (name === 'w:tab') this.layout.text(' ');
    else if (name === 'w:tbl') this.layout.startTable();
    else if (name === 'w:tr') this.layout.startRow();
    else if (name === 'w:tc') {
      this.cell = { columns: 1, isContinued: false };
      this.isCellOpen = false;
    }
  }

  private openParagraph(): void {
    this.openCell();
    this.layout.breakLine();
    this.paragraphs.push({ style: null, list: null, level: null, isNumbered: false });
  }

  private property(name: string, value: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (name === 'w:gridSpan') this.cell.columns = Math.min(Number(value) || 1, 30);
    else if (name === 'w:vMerge') this.cell.isContinued = value !== 'restart';
    else if (name === 'w:r') this.isHidden = false;
    else if (name === 'w:vanish') this.isHidden = value !== '0' && value !== 'false';
    else if (name === 'w:br' || name === 'w:cr') this.layout.breakLine();
    else if (name === 'w:noBreakHyphen') this.layout.text('-');
    else if (paragraph === undefined) return;
    else if (name === 'w:pStyle') paragraph.style = value;
    else if (name === 'w:numId') paragraph.list = value;
    else if (name === 'w:ilvl') paragraph.level = Number(value);
  }

  private text(text: string): void {
    if (!this.isText || this.skipping > 0 || this.isHidden || text === '') return;
    this.number();
    this.layout.text(text);
  }

  /** A number stands before the paragraph's first text; a paragraph without text has none. */
  private number(): void {
    const paragraph = this.paragraphs.at(-1);
    if (paragraph === undefined || paragraph.isNumbered) return;
    paragraph.isNumbered = true;
    const place = listPlace(this.lists, paragraph, paragraph.style);
    if (place !== null) this.layout.text(this.counter.next(place));
  }

  private close(name: string): void {
    if (this.skipping > 0) this.skipping--;
    else if (name === 'w:t') this.isText = false;
    else if (name === 'w:p') {
      this.layout.breakLine();
      this.paragraphs.pop();
    } else if (name === 'w:tc') {
      this.openCell();
      this.layout.endCell();
    } else if (name === 'w:tr') this.layout.endRow();
    else if (name === 'w:tbl') this.layout.endTable();
  }

  private openCell(): void {
    if (!this.isCellOpen) this.layout.startCell(this.cell);
    this.isCellOpen = true;
  }
}
