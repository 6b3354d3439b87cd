/** Builds once before the tests, so that those which start our programs all start the same ones. */
import { execFileSync } from 'node:child_process';

export default function setup(): void {
  execFileSync(process.execPath, ['esbuild.config.mjs', '--if-stale'], { stdio: ['ignore', 'inherit', 'inherit'] });
}
