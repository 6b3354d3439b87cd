import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addToList } from '../../src/knowledge/edit/add-to-list.ts';
import { withOwnersWord } from '../../src/knowledge/edit/owners-word.ts';
import { filesUnder, textOf } from '../house/project-files.ts';

describe('a text that is added to a list of a YAML file', () => {
  it.each([
    ['in one line', 'a: 1\nwords: [甲,  乙]   # why\nb: 2\n', 'a: 1\nwords: [甲,  乙, 新]   # why\nb: 2\n'],
    ['over several lines', 'words: [\n  甲,\n  乙, # last\n]\n', 'words: [\n  甲,\n  乙, 新, # last\n]\n'],
    ['empty', 'words: [] # none\n', 'words: [新] # none\n'],
    [
      'a line each',
      '# top\nwords:\n    - 甲 # one\n    - "乙: c" # two\n\n# end\nb: [x]\n',
      '# top\nwords:\n    - 甲 # one\n    - "乙: c" # two\n    - 新\n\n# end\nb: [x]\n',
    ],
    ['without an end of the last line', 'words:\n  - 甲', 'words:\n  - 甲\n  - 新'],
    ['in rows', 'words:\n  - [甲, 乙]\n  - [丙]\nb: 1\n', 'words:\n  - [甲, 乙]\n  - [丙, 新]\nb: 1\n'],
  ])('keeps everything else: %s', (_what, before, after) => {
    expect(addToList(before, ['words'], '新')).toBe(after);
  });

  it.each(['甲, 乙', '[x]', '"q"', "it's", '# no comment', 'a: b', '- x', 'no', '2015', '*x', '{x}', '甲…乙', '<b>&'])(
    'stays the text that it is: %j',
    (odd) => {
      for (const before of ['words: [甲]\n', 'words:\n  - 甲\n'])
        expect(parse(addToList(before, ['words'], odd) ?? '')).toEqual({ words: ['甲', odd] });
    },
  );

  it.each([
    ['no list', 'words: 甲\n'],
    ['nothing', 'other: [甲]\n'],
    ['no YAML', 'words: [甲\n'],
    ['a list that another place shares', 'words: &w [甲]\nb: *w\nwords: [x]\n'],
  ])('is refused where there is %s', (_what, text) => {
    expect(addToList(text, ['words'], '新')).toBeNull();
  });
});

describe('an owners’ word', () => {
  const files = new Map(filesUnder('knowledge').map((path) => [path.replace('knowledge/', ''), textOf(path)]));
  const measures = [...files.keys()].flatMap((path) => /^(dg-2015-31)\/measures\/0*(\d+)\.yaml$/.exec(path)?.slice(1) ?? []);

  it('finds its place in every measure as shipped, and changes nothing else', () => {
    for (let place = 0; place < measures.length; place += 2) {
      const target = { plan: measures[place] ?? '', number: Number(measures[place + 1]) };
      const edited = withOwnersWord(files, target, '鸟枪换炮');
      const [before, after] = [files.get(edited?.path ?? '') ?? '', edited?.text ?? ''];
      expect(after.replace(', 鸟枪换炮', '')).toBe(before);
      expect(parse(after).number).toBe(target.number);
      expect(parse(after).words).toEqual([...parse(before).words, '鸟枪换炮']);
    }
  });

  it('finds its place in every silent matter, by its language', () => {
    const topics = (parse(files.get('outside.yaml') ?? '') as { topic: string }[]).map(({ topic }) => topic);
    for (const topic of topics.filter((_, place) => place % 25 === 0))
      expect(withOwnersWord(files, { topic }, '鸟枪换炮')?.text.replace(/(, )?鸟枪换炮/, '')).toBe(files.get('outside.yaml'));
    const list = (word: string) =>
      parse(withOwnersWord(files, { topic: 'car-loan' }, word)?.text ?? '').find(({ topic }: { topic: string }) => topic === 'car-loan');
    expect([list('car bargain').en.at(-1), list('買靚車').hant.at(-1), list('买靓车').zh.at(-1)]).toEqual([
      'car bargain',
      '買靚車',
      '买靓车',
    ]);
    expect(withOwnersWord(files, { topic: 'nothing' }, '鸟枪换炮')).toBeNull();
    expect(withOwnersWord(files, { plan: 'dg-2015-31', number: 99 }, '鸟枪换炮')).toBeNull();
  });
});
