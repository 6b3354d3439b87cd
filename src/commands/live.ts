/** The assistant that serves, exchanged whole whenever the files have changed and hold. */
import type { Answerer } from '../bot/answer.ts';
import { type Finding, formatFinding } from '../knowledge/finding.ts';
import type { Clock } from '../ops/clock.ts';
import type { Log } from '../ops/log.ts';
import type { Places } from '../ops/settings-groups.ts';
import { inSlices } from '../ops/slices.ts';
import { watchFolders } from '../ops/watch.ts';
import { keepVersion } from '../store/knowledge-versions.ts';
import type { Store } from '../store/store.ts';
import { assistantFrom, type Loaded } from './assistant.ts';
import { type Checker, createChecker } from './checker.ts';
import { PLACES, packFiles, readFiles, shortVersion } from './files.ts';

export interface Live {
  /** Asks whichever serves at that moment; a turn sees one and no other. */
  readonly answer: Answerer;
  /** What serves now. */
  current(): Loaded;
  /** What is wrong with the files as they stand now; empty while they are what serves. */
  currentFindings(): readonly Finding[];
  /** When changed files were last checked; null: not since the start. */
  checkedAt(): number | null;
  /** What a change of the files would do, found out beside what serves. */
  readonly tryOut: Checker['tryOut'];
  stop(): void;
}

export interface LiveParts {
  readonly places: Places;
  /** What was loaded at the start. */
  readonly loaded: Loaded;
  readonly store: Store;
  readonly log: Log;
  readonly clock: Clock;
  /** Files count though regression questions fall: a preview shows what an edit does. */
  readonly isPreview?: boolean;
}

export async function keepLive({ places, loaded, store, log, clock, isPreview = false }: LiveParts): Promise<Live> {
  let serving = loaded;
  let findings: readonly Finding[] = [];
  let checkedAt: number | null = null;
  let state: 'idle' | 'checking' | 'checking, changed again' | 'stopped' = 'idle';
  const checker = createChecker(places);
  const isStopped = () => state === 'stopped';

  async function renew(): Promise<void> {
    const startedAt = performance.now();
    const checked = await checker.check();
    if (isStopped()) return;
    findings = 'findings' in checked ? checked.findings : checked.fallen;
    checkedAt = clock().getTime();
    for (const finding of findings) log.warn(formatFinding(finding));
    if ('findings' in checked || (checked.fallen.length > 0 && !isPreview)) {
      log.warn(
        { findings: findings.length, version: shortVersion(serving.version) },
        'the files do not hold; the former version serves on',
      );
      return;
    }
    if (checked.parts.version === serving.version) return;
    const next = await inSlices(assistantFrom(checked.parts));
    if (isStopped()) return;
    await keepVersion(store, next.version, checked.packed, clock().getTime());
    serving = next;
    log.info({ version: shortVersion(next.version), ms: Math.round(performance.now() - startedAt) }, 'the knowledge was renewed');
  }

  async function changed(): Promise<void> {
    if (state !== 'idle') {
      if (state === 'checking') state = 'checking, changed again';
      return;
    }
    do {
      state = 'checking';
      await renew().catch((err: unknown) => {
        if (!isStopped()) log.error({ err }, 'changed files could not be checked; the former version serves on');
      });
    } while ((state as string) === 'checking, changed again');
    if (!isStopped()) state = 'idle';
  }

  const endWatch = watchFolders(
    Object.values(PLACES).map((place) => places[place]),
    () => void changed(),
  );
  const set = readFiles(places);
  if (set.version === loaded.version) await keepVersion(store, set.version, await packFiles(set.files), clock().getTime());
  else void changed();

  return {
    answer: (...message) => serving.answer(...message),
    current: () => serving,
    currentFindings: () => findings,
    checkedAt: () => checkedAt,
    tryOut: checker.tryOut,
    stop: () => {
      state = 'stopped';
      endWatch();
      checker.close();
    },
  };
}
