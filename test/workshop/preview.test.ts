import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startPreview } from '../../src/commands/preview.ts';
import { openWorkshop } from './workshop.ts';

vi.setConfig({ testTimeout: 120_000 });

interface Reply {
  readonly activities: readonly { readonly text?: string; readonly from?: { readonly id: string } }[];
}

describe('a preview', () => {
  it('serves the edited files, says on every page and in every answer that it is one, and keeps nothing', async () => {
    const workshop = openWorkshop();
    workshop.edit('knowledge/pilot/measures/01.yaml', '设备可以租着用。', '设备可以先租着用。');
    const preview = await startPreview(workshop.places, { PREVIEW_PORT: '0' });
    if ('findings' in preview) throw new Error(preview.findings[0]?.message);
    onTestFinished(() => preview.stop());
    expect(await (await fetch(preview.url)).text()).toContain('【预览 Preview】');
    const post = async (path: string, body: object, token = ''): Promise<Readonly<Record<string, string>>> => {
      const headers = { 'Content-Type': 'application/json', ...(token === '' ? {} : { Authorization: `Bearer ${token}` }) };
      return (await fetch(new URL(path, preview.url), { method: 'POST', headers, body: JSON.stringify(body) })).json() as Promise<
        Readonly<Record<string, string>>
      >;
    };
    const { token, conversationId } = await post('v3/directline/tokens/generate', {});
    await post('v3/directline/conversations', {}, token);
    const path = `v3/directline/conversations/${conversationId}/activities`;
    await post(path, { type: 'message', from: { id: 'dl_x' }, text: '可以租设备吗' }, token);
    const said: Reply = (await (
      await fetch(new URL(path, preview.url), { headers: { Authorization: `Bearer ${token}` } })
    ).json()) as Reply;
    const answer = said.activities.at(-1)?.text ?? '';
    expect(answer).toMatch(/^【预览 Preview】/);
    expect(answer).toContain('设备可以先租着用。');
    expect(() => workshop.read('data/guancetong.sqlite')).toThrow();
  });

  it('does not start on files that do not hold', async () => {
    const workshop = openWorkshop();
    workshop.save('knowledge/facets.yaml', '- [\n');
    expect(await startPreview(workshop.places, {})).toMatchObject({
      findings: [{ file: 'knowledge/facets.yaml' }],
    });
  });
});
