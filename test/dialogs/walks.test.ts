/** Random walks over every dialog of the house, in every language: no dead end, no crash, no lost response. */

import { describe, expect, it } from 'vitest';
import type { Dialog, Question } from '../../src/dialogs/model.ts';
import type { Means } from '../../src/dialogs/obey.ts';
import { splitAnswer } from '../../src/dialogs/parts.ts';
import { readResponse } from '../../src/dialogs/read-response.ts';
import { recommend } from '../../src/dialogs/recommend.ts';
import { standing } from '../../src/dialogs/session.ts';
import { walks } from '../../src/dialogs/walk.ts';
import { LOCALES, type Locale } from '../../src/knowledge/model.ts';
import fc from '../property.ts';
import { bookOf, knowledge, readOwn, Way } from './books.ts';

const { dialogs } = readOwn();
const book = bookOf(dialogs);
const RUNS = 25;

/** What somebody does at a step; `pick` chooses among whatever stands there. */
type Step =
  | { readonly does: 'answer'; readonly pick: number; readonly also: number; readonly by: 'number' | 'label' }
  | { readonly does: 'say'; readonly text: string }
  | { readonly does: Means };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('answer' as const),
      pick: fc.nat(20),
      also: fc.nat(20),
      by: fc.constantFrom('number' as const, 'label' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('say' as const),
      text: fc.constantFrom(
        '今天天气不错',
        '我们是做模具的，三十来人',
        '专利能贷款吗',
        '修改第二项',
        'change item 1',
        '为什么没有第19条',
        '99',
        '\u0000',
        '🙂',
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom<Means>('back', 'change', 'restart', 'skip', 'unsure', 'why', 'help', 'yes', 'result', 'rest', 'sheet'),
    }),
  },
);

function take(way: Way, one: Step, locale: Locale): void {
  if (one.does === 'say') way.hear(one.text);
  else if (one.does !== 'answer') way.hear('', one.does);
  else if (way.said?.say === 'question') way.hear(wordsFor(way.said.question, one, locale));
  else way.hear('看结果', 'yes');
}

function wordsFor(question: Question, { pick, also, by }: Extract<Step, { does: 'answer' }>, locale: Locale): string {
  if (question.kind === 'number') return String(question.from + pick);
  if (question.kind === 'text') return '一句话';
  const count = question.options.length;
  const first = pick % count;
  if (by === 'label') return question.options[first]?.label[locale] ?? '';
  return question.most > 1 && also % 2 === 0 ? `${first + 1} ${(also % count) + 1}` : String(first + 1);
}

/** Ids of the questions whose responses count. */
function counted(dialog: Dialog, way: Way): readonly string[] {
  return way.session === null
    ? []
    : standing(dialog, way.session).lines.map(({ question, response }) => `${question.id}=${JSON.stringify(response)}`);
}

function toTheEnd(way: Way): Way {
  for (let steps = 0; way.at !== 'result' && steps < 40; steps++) {
    if (way.said?.say === 'question') way.hear('1');
    else way.hear('', way.said?.say === 'summary' ? 'yes' : 'change');
  }
  return way;
}

function walked(dialog: Dialog, steps: readonly Step[], locale: Locale): Way {
  const way = new Way(book, dialog.id);
  for (const one of steps) {
    take(way, one, locale);
    // At the result other words are the conversation's.
    if (!way.understood && way.said === null) way.hear('', 'change');
  }
  return way;
}

describe.each(dialogs)('$id', (dialog) => {
  it.each(LOCALES)('takes the title of every button, in %s, for that option', (locale) => {
    for (const question of dialog.questions) {
      if (question.kind !== 'choice') continue;
      for (const option of question.options) {
        const reading = readResponse(question, option.label[locale], knowledge.facets);
        expect([question.id, option.id, reading?.response]).toEqual([question.id, option.id, { is: 'values', values: [option.id] }]);
      }
    }
  });

  it('takes the number of an option also where words follow', () => {
    for (const question of dialog.questions) {
      if (question.kind !== 'choice') continue;
      for (const [index, { id, alone }] of question.options.entries()) {
        const chosen = { is: 'values', values: [id] };
        expect(splitAnswer(question, `${index + 1}，嗯嗯这样`)).toEqual({ chosen, rest: '嗯嗯这样' });
        expect(splitAnswer(question, `${index + 1} and so on`)).toMatchObject({ chosen });
        expect(splitAnswer(question, `${index + 1}，不要了`)).toBeNull();
        expect(splitAnswer(question, `${index + 1}，不对，改一下`)).toBeNull();
        if (!alone) expect(splitAnswer(question, `${index + 1}.5万左右`)).toBeNull();
      }
    }
  });

  it.each(LOCALES)('comes to a result from wherever a walk in %s has led', (locale) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        expect(toTheEnd(walked(dialog, steps, locale)).at).toBe('result');
      }),
      { numRuns: RUNS },
    );
  });

  it('loses no response but those that it says it drops', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const way = new Way(book, dialog.id);
        for (const one of steps) {
          const before = new Set(counted(dialog, way).map((entry) => entry.split('=')[0]));
          take(way, one, 'zh-Hans');
          if (!way.understood && way.said === null) break;
          if (one.does === 'restart') continue;
          const after = new Set(counted(dialog, way).map((entry) => entry.split('=')[0]));
          const dropped =
            way.said !== null && 'notices' in way.said
              ? way.said.notices.flatMap((notice) => ('questions' in notice ? notice.questions : []))
              : [];
          const lost = [...before].filter((id) => !after.has(id) && !dropped.some((question) => question.id === id));
          expect(lost).toEqual([]);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('claims nothing that was not said: what only an open question allows says so', () => {
    for (const { known } of walks(dialog)) {
      const found = recommend(dialog, known).filter((one) => one.class === 'possible');
      const said = (id: string) => known.get(id);
      for (const { ifs } of found) for (const { question } of ifs) expect(said(question)).toMatchObject({ is: 'unsure' });
      const bare = found.filter(({ grounds, ifs }) => grounds.length === 0 && ifs.length === 0);
      expect(bare.map(({ avenue }) => avenue)).toEqual([]);
    }
  });

  it('gives the same result by way of 上一步 as straight on', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.nat(4), (steps, backs) => {
        const way = walked(dialog, steps, 'zh-Hans');
        const before = counted(dialog, way);
        const at = way.at;
        if (way.session?.revisit !== null || (at !== 'summary' && way.said?.say !== 'question')) return;
        for (let i = 0; i < backs; i++) way.hear('', 'back');
        for (let i = 0; i < backs && way.session?.revisit !== null; i++) way.hear('', 'yes');
        expect([way.at, counted(dialog, way)]).toEqual([at, before]);
      }),
      { numRuns: RUNS },
    );
  });

  it('gives the same result to responses told straight on', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const way = toTheEnd(walked(dialog, steps, 'zh-Hans'));
        const straight = new Way(book, dialog.id);
        const said = new Map(
          way.session === null ? [] : standing(dialog, way.session).lines.map(({ question, response }) => [question.id, response]),
        );
        while (straight.said?.say === 'question') {
          const { question } = straight.said;
          const response = said.get(question.id);
          if (response?.is === 'values' && question.kind === 'choice') {
            straight.hear(response.values.map((value) => question.options.findIndex(({ id }) => id === value) + 1).join(' '));
          } else if (response?.is === 'number') straight.hear(String(response.number));
          else if (response?.is === 'text') straight.hear(response.text);
          else straight.hear('', response?.is === 'skipped' ? 'skip' : 'unsure');
        }
        expect(straight.finish().found).toEqual(way.found);
      }),
      { numRuns: RUNS },
    );
  });

  it('says how many questions are left at most: never more than before, and never too few', () => {
    const onward = step.filter(({ does }) => ['answer', 'skip', 'unsure', 'why', 'help'].includes(does));
    fc.assert(
      fc.property(fc.array(onward, { minLength: 4, maxLength: 14 }), (steps) => {
        const way = new Way(book, dialog.id);
        const counts: { readonly at: string | null; readonly left: number }[] = [];
        for (const one of steps) {
          if (way.said?.say !== 'question' || way.said.left === 0) break;
          counts.push({ at: way.at, left: way.said.left });
          take(way, one, 'zh-Hans');
        }
        const asked = [...new Set(counts.map(({ at }) => at))];
        for (const [index, { at, left }] of counts.entries()) {
          expect(left).toBeLessThanOrEqual(counts[index - 1]?.left ?? left);
          expect(left).toBeGreaterThanOrEqual(asked.length - asked.indexOf(at));
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('knows every command at every step', () => {
    const commands: readonly Means[] = ['back', 'change', 'restart', 'skip', 'unsure', 'why', 'cancel', 'help'];
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.constantFrom(...commands), (steps, means) => {
        const way = walked(dialog, steps, 'zh-Hans');
        const at = way.at;
        way.hear('', means);
        if (means === 'cancel') expect(way.session).toBeNull();
        else if (at !== 'result' && at !== 'why-not' && at !== 'rest') expect([means, way.said === null]).toEqual([means, false]);
      }),
      { numRuns: RUNS },
    );
  });
});
