/** Random walks by what people see and type: buttons, and the words of each command, in each language, through whole turns. */

import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/answers/model.ts';
import { LOCALES, type Locale } from '../../src/knowledge/model.ts';
import type { Conversation } from '../../src/turn/model.ts';
import fc from '../property.ts';
import { assistant, type Said, say } from '../turn/assistant.ts';

const RUNS = 4;
const COMMANDS = ['back', 'change', 'restart', 'skip', 'unsure', 'why', 'help', 'cancel'] as const satisfies readonly Command[];
const WORDS: Readonly<Record<Locale, Readonly<Record<(typeof COMMANDS)[number], string>>>> = {
  'zh-Hans': {
    back: '上一步',
    change: '修改',
    restart: '重来',
    skip: '跳过',
    unsure: '不确定',
    why: '为什么问',
    help: '帮助',
    cancel: '取消',
  },
  'zh-Hant': {
    back: '上一步',
    change: '修改',
    restart: '重來',
    skip: '跳過',
    unsure: '不確定',
    why: '為什麼問',
    help: '幫助',
    cancel: '取消',
  },
  en: {
    back: 'back',
    change: 'change',
    restart: 'start again',
    skip: 'skip',
    unsure: 'not sure',
    why: 'why do you ask',
    help: 'help',
    cancel: 'cancel',
  },
};
const ASIDE: Readonly<Record<Locale, string>> = {
  'zh-Hans': '融资租赁补贴谁负责？',
  'zh-Hant': '融資租賃補貼誰負責？',
  en: 'Who handles the leasing subsidy?',
};

type Step = { readonly press: number } | { readonly command: (typeof COMMANDS)[number] } | { readonly aside: true };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ press: fc.nat(30) }) },
  { weight: 3, arbitrary: fc.record({ command: fc.constantFrom(...COMMANDS.filter((name) => name !== 'cancel')) }) },
  { weight: 1, arbitrary: fc.constant({ aside: true } as const) },
);

/** One conversation in one language. */
class Talk {
  last: Said | null = null;
  #kept: Conversation | null = null;
  readonly #locale: Locale;

  constructor(locale: Locale) {
    this.#locale = locale;
  }

  send(text: string): Said {
    this.last = say({ text, locale: this.#locale }, this.#kept);
    this.#kept = JSON.parse(JSON.stringify(this.last.conversation)) as Conversation;
    return this.last;
  }

  take(one: Step): Said {
    if ('command' in one) return this.send(WORDS[this.#locale][one.command]);
    if ('aside' in one) return this.send(ASIDE[this.#locale]);
    const titles = (this.last?.suggestedActions ?? []).filter((title) => !/人工|person|取消|cancel/i.test(title));
    return this.send(titles[one.press % Math.max(1, titles.length)] ?? WORDS[this.#locale].unsure);
  }
}

function started(id: string, locale: Locale): Talk {
  const talk = new Talk(locale);
  const dialog = assistant.book.dialogs.find((one) => one.id === id);
  talk.send(dialog?.words[0] ?? '');
  return talk;
}

describe.each(assistant.book.dialogs.map(({ id }) => id))('%s', (id) => {
  it.each(LOCALES)('goes on from wherever buttons and words in %s lead, to a result', (locale) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const talk = started(id, locale);
        expect(talk.last?.report.dialog).toBe(id);
        for (const one of steps) {
          const { text, report } = talk.take(one);
          expect(text).not.toBe('');
          if (report.dialog === null || report.recommended.length > 0) return;
        }
        for (let more = 0; more < 20 && talk.last?.report.step !== null; more++) talk.send(WORDS[locale].unsure);
        expect(talk.last?.report.step ?? null).toBeNull();
      }),
      { numRuns: RUNS },
    );
  });

  it.each(LOCALES)('knows every command in %s at every question', (locale) => {
    for (const name of COMMANDS) {
      const talk = started(id, locale);
      for (let questions = 0; questions < 6 && talk.last?.report.step !== null && talk.last?.report.step !== 'summary'; questions++) {
        const at = talk.last?.report.step;
        const said = talk.send(WORDS[locale][name]);
        expect([name, at, said.report.command]).toEqual([name, at, name]);
        if (said.report.dialog === null || name === 'unsure' || name === 'skip') continue;
        talk.send('1');
      }
    }
  });
});

it('answers a policy question in between, and goes on where it was', () => {
  const talk = started('navigator', 'zh-Hans');
  talk.send('1');
  const aside = talk.send('融资租赁补贴谁负责？');
  expect(aside.report).toMatchObject({ outcome: 'answer', dialog: 'navigator', step: 'needs' });
  expect(aside.text).toContain('市经信局');
  expect(talk.send('3').report.step).toBe('summary');
});
