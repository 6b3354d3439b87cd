import { expect, it, vi } from 'vitest';
import { openWorkshop, startLive } from '../workshop/workshop.ts';
import { startConsole } from './console.ts';

const ONE = 'knowledge/pilot/measures/01.yaml';
const soon = { timeout: 60_000, interval: 20 };

it('shows those who edit what is wrong with the files and where, on every page of theirs, until it is mended', async () => {
  const workshop = openWorkshop();
  const live = await startLive(workshop);
  const { member } = await startConsole({ live });
  const [editor, staff] = [await member('editor'), await member('staff')];
  expect((await editor.get('/staff/knowledge/findings')).html).toContain('文件没有问题');
  const sound = workshop.read(ONE);
  workshop.edit(ONE, 'quote: 支持租用设备', 'quote: 支持<b>组用设备');
  await vi.waitFor(() => expect(live.currentFindings()).toHaveLength(1), soon);
  const [finding] = live.currentFindings();
  const place = `${ONE}:${finding?.line}:${finding?.column}`;
  const { html } = await editor.get('/staff/knowledge/findings');
  expect(html).toContain(place);
  expect(html).toMatch(/<mark>支持&lt;b&gt;组用设备/);
  expect(html).toContain(live.current().version.slice(0, 10));
  expect(live.lines.join('\n')).toContain(place);
  expect((await editor.get('/staff')).html).toContain('改过的文件有 1 处问题，还没有生效');
  expect((await staff.get('/staff')).html).not.toContain('还没有生效');
  workshop.save(ONE, sound);
  await vi.waitFor(async () => expect((await editor.get('/staff')).html).not.toContain('还没有生效'), soon);
}, 120_000);
