import { describe, expect, it, vi } from 'vitest';
import { keptVersions } from '../../src/store/knowledge-versions.ts';
import { openWorkshop, startLive } from './workshop.ts';

const NINE = 'knowledge/dg-2015-31/measures/09.yaml';
const QUESTION = '第9条';
vi.setConfig({ testTimeout: 120_000 });
const soon = { timeout: 60_000, interval: 20 };

describe('a file that is changed while the assistant serves', () => {
  it('counts once it holds, and its version is kept beside the former', async () => {
    const workshop = openWorkshop();
    const live = await startLive(workshop);
    const before = live.current().version;
    workshop.edit(NINE, 'zh-Hans: 融资租赁就是', 'zh-Hans: 告诉大家，融资租赁就是');
    await vi.waitFor(() => expect(live.ask(QUESTION)).toContain('告诉大家'), soon);
    const kept = await keptVersions(live.store);
    expect(kept.map(({ version }) => version)).toEqual([live.current().version, before]);
    expect(live.currentFindings()).toEqual([]);
  });

  it('does not count while anything is wrong with it, and the findings say what', async () => {
    const workshop = openWorkshop();
    const live = await startLive(workshop);
    const answer = live.ask(QUESTION);
    const sound = workshop.read(NINE);
    workshop.edit(NINE, 'quote: 加快融资租赁业发展', 'quote: 加快融资组赁业发展');
    await vi.waitFor(() => expect(live.currentFindings()).toHaveLength(1), soon);
    expect(live.currentFindings()[0]?.message).toContain('融资组赁');
    expect(live.lines.join('\n')).toMatch(/measures\/09\.yaml:\d+:\d+: /);
    expect(live.ask(QUESTION)).toBe(answer);
    workshop.save(NINE, sound);
    await vi.waitFor(() => expect(live.currentFindings()).toEqual([]), soon);
    expect(await keptVersions(live.store)).toHaveLength(1);
  });

  it('is noticed in dialogs and locales too', async () => {
    const workshop = openWorkshop();
    const live = await startLive(workshop);
    workshop.edit('locales/zh-Hans/measures.hbs', '〔说明〕', '〔解说〕');
    await vi.waitFor(() => expect(live.ask(QUESTION)).toContain('〔解说〕'), soon);
  });
});

describe('a reply', () => {
  it('names the version of the files that it was made from', async () => {
    const workshop = openWorkshop();
    const live = await startLive(workshop);
    const { report } = live.answer(null, { text: QUESTION }, new Date(), 'terminal');
    expect(report.version).toBe(live.current().version);
  });
});
