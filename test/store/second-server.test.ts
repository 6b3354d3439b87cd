/** Two real servers and one folder. */
import { expect, it, onTestFinished } from 'vitest';
import { startServer } from '../../src/commands/soak-server.ts';
import { freshDir } from '../fresh-dir.ts';

it('refuses a second server in one line, and starts again after kill -9', { timeout: 180_000 }, async () => {
  const dataDir = freshDir();
  const first = await startServer(dataDir);
  onTestFinished(first.kill);
  const refused = await startServer(dataDir).catch((error: Error) => error.message.trim().split('\n').slice(1));
  expect(refused).toEqual([expect.stringMatching(/another server is running on .*Stop the other server/)]);
  await first.kill();
  const second = await startServer(dataDir);
  await second.kill();
});
