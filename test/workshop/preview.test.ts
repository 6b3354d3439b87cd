import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startPreview } from '../../src/commands/preview.ts';
import { openChat, openWorkshop } from './workshop.ts';

vi.setConfig({ testTimeout: 120_000 });

describe('a preview', () => {
  it('serves the edited files, says in every answer that it is one, and keeps nothing', async () => {
    const workshop = openWorkshop();
    workshop.edit('knowledge/pilot/measures/01.yaml', '设备可以租着用。', '设备可以先租着用。');
    const answer = await (await openChat(workshop))('可以租设备吗');
    expect(answer).toMatch(/^【预览 Preview】/);
    expect(answer).toContain('设备可以先租着用。');
    expect(() => workshop.read('data/guancetong.sqlite')).toThrow();
  });

  it('says on its page that it is one', async () => {
    const preview = await startPreview(openWorkshop().places, { PREVIEW_PORT: '0' });
    if ('findings' in preview) throw new Error(preview.findings[0]?.message);
    onTestFinished(() => preview.stop());
    expect(await (await fetch(preview.url)).text()).toContain('【预览 Preview】');
  });

  it('does not start on files that do not hold', async () => {
    const workshop = openWorkshop();
    workshop.save('knowledge/facets.yaml', '- [\n');
    expect(await startPreview(workshop.places, {})).toMatchObject({
      findings: [{ file: 'knowledge/facets.yaml' }],
    });
  });
});
