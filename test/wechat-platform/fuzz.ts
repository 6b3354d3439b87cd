/** `npm run wechat:fuzz`: hostile callbacks, 100,000 of them or as many as named; `--seed N` repeats a run. */
import { parseArgs } from 'node:util';
import { echo } from '../echo.ts';
import { attack } from './attack.ts';
import { ACCOUNT } from './callbacks.ts';
import { startLocalService } from './local-service.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' } } });
const count = Number(positionals[0] ?? 100_000);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const clock = () => new Date();

const service = await startLocalService({ account: ACCOUNT, answer: echo(), clock });
const startedAt = performance.now();
const { statuses, slowestMs, findings } = await attack({ url: service.url, account: ACCOUNT, clock, count, seed });
const seconds = (performance.now() - startedAt) / 1000;
await service.stop();

const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
console.log(
  `${count} callbacks in ${seconds.toFixed(1)} s, seed ${seed}; slowest ${Math.round(slowestMs)} ms; answers ${counts.join(', ')}`,
);
for (const { kind, turn, what } of findings.slice(0, 20)) console.log(`  ${kind} (${turn}): ${what}`);
console.log(findings.length === 0 ? 'nothing found' : `${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
