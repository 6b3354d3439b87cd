/** Long work cut into slices, so that whatever else waits gets its turn in between. */

/** Work that pauses at every `yield`, wherever a pause does no harm. */
export type Sliced<T> = Generator<void, T, void>;

/** All of it without a pause. */
export function atOnce<T>(work: Sliced<T>): T {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

/** @param sliceMs how long others wait at most, as far as the work yields that often */
export async function inSlices<T>(work: Sliced<T>, sliceMs = 4): Promise<T> {
  for (;;) {
    const until = performance.now() + sliceMs;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < until);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
