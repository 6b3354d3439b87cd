/** Dialogs for tests: of this repository, or of a text. */
import { continueDialog, type DialogBook, startDialog } from '../../src/dialogs/continue-dialog.ts';
import type { DialogContext } from '../../src/dialogs/draft.ts';
import type { Told } from '../../src/dialogs/fill.ts';
import { readDialogFolder } from '../../src/dialogs/load-dialogs.ts';
import type { Dialog } from '../../src/dialogs/model.ts';
import type { Means } from '../../src/dialogs/obey.ts';
import { type DialogReading, readDialogs } from '../../src/dialogs/read-dialogs.ts';
import type { DialogTurn, Said } from '../../src/dialogs/said.ts';
import type { Session } from '../../src/dialogs/session.ts';
import { compileKnowledge } from '../../src/knowledge/compile.ts';
import type { KnowledgeBase } from '../../src/knowledge/model.ts';
import { readTraditional } from '../../src/knowledge/traditional.ts';
import { readPlaces } from '../../src/ops/settings-groups.ts';

const places = readPlaces(process.env);
const compiled = compileKnowledge(places);
if ('findings' in compiled) throw new Error(`knowledge/ does not compile: ${compiled.findings[0]?.message}`);

export const knowledge: KnowledgeBase = compiled.knowledge;
export const context: DialogContext = { ...knowledge, toTraditional: readTraditional(places.knowledgeDir) };

/** @param texts by file name without `.yaml` */
export function readTexts(texts: Readonly<Record<string, string>>): DialogReading {
  const files = new Map(Object.entries(texts).map(([name, text]) => [`${name}.yaml`, new TextEncoder().encode(text)]));
  return readDialogs({ label: 'dialogs', files, findings: [] }, context);
}

export function readOwn(): DialogReading {
  return readDialogs(readDialogFolder(places.dialogsDir), context);
}

export function bookOf(dialogs: readonly Dialog[]): DialogBook {
  return { dialogs, facets: knowledge.facets };
}

/** A dialog under way, message by message. */
export class Way {
  session: Session | null;
  said: Said | null;
  understood = true;
  readonly #book: DialogBook;

  constructor(book: DialogBook, id: string, told: readonly Told[] = []) {
    this.#book = book;
    const turn = startDialog(book.dialogs.find((dialog) => dialog.id === id) as Dialog, told);
    [this.session, this.said] = [turn.session, 'said' in turn ? turn.said : null];
  }

  hear(text: string, means: Means | null = null): this {
    // A conversation is kept as JSON between two messages.
    const kept = JSON.parse(JSON.stringify(this.session)) as Session;
    const turn: DialogTurn = continueDialog(this.#book, kept, { text, means });
    [this.session, this.understood] = [turn.session, turn.understood];
    this.said = turn.understood ? turn.said : turn.again;
    return this;
  }

  hearAll(...texts: readonly string[]): this {
    for (const text of texts) this.hear(text);
    return this;
  }

  /** Through the summary to the result. */
  finish(): this {
    return this.hear('看结果', 'yes');
  }

  /** Id of the question, or what else is said. */
  get at(): string | null {
    return this.said?.say === 'question' ? this.said.question.id : (this.said?.say ?? null);
  }

  get notices(): readonly string[] {
    return this.said !== null && 'notices' in this.said ? this.said.notices.map(({ is }) => is) : [];
  }

  /** `9/leasing-subsidy:direct`, best first. */
  get found(): readonly string[] {
    if (this.said === null || !('found' in this.said)) return [];
    return this.said.found.map((one) => `${one.avenue.number}/${one.avenue.avenue}:${one.class}`);
  }
}
