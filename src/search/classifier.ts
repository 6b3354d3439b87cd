/**
 * Learns from the knowledge's own phrases which words speak for which measure, and which for none of them.
 * Softmax regression by AdaGrad over words, pairs and single ideographs: words that never stood in a phrase together
 * still add up. Training is a fixed walk over fixed data: the same knowledge always gives the same weights.
 * Source: Duchi, Hazan and Singer, “Adaptive Subgradient Methods”, JMLR 2011.
 */
import { CLASSIFIER } from './weights.ts';

export interface Example {
  /** Hashes. */
  readonly features: Uint32Array;
  /** Share of each class, adding up to 1. */
  readonly classes: readonly (readonly [classId: number, share: number])[];
}

/** What was learned: plain typed arrays, so that it can be kept in a file. */
export interface Model {
  readonly classes: number;
  /** Open-addressed table of the features' hashes, 0 where empty; its size is a power of two. */
  readonly hashes: Uint32Array;
  /** For each place of the table the weights of all classes, in steps of `CLASSIFIER.step`. */
  readonly weights: Int8Array;
}

/** How it is learned: rounds over all examples, length of the steps, and how fast weights that nothing needs fade. */
export interface Course {
  readonly rounds: number;
  readonly rate: number;
  readonly decay: number;
}

export function train(examples: readonly Example[], classes: number, course: Course = CLASSIFIER): Model {
  const ids = new Map<number, number>();
  const rows = examples.map(({ features }) => features.map((feature) => idOf(ids, feature)));
  const weights = new Float32Array(ids.size * classes);
  const squares = new Float32Array(ids.size * classes).fill(1e-4);
  const share = new Float64Array(classes);
  const active = new Uint16Array(classes);
  const random = generator(7);
  const order = Uint32Array.from(examples, (_, i) => i);
  for (let round = 0; round < course.rounds; round++) {
    shuffle(order, random);
    for (const example of order) {
      const row = rows[example] as Uint32Array;
      if (row.length === 0) continue;
      const scale = 1 / Math.sqrt(row.length);
      predict(weights, row, scale, share);
      for (const [classId, wanted] of (examples[example] as Example).classes) share[classId] = (share[classId] as number) - wanted;
      learn(course, weights, squares, row, scale, share, active);
    }
  }
  return packed(ids, weights, classes);
}

/** Adds to `into` what the features say for each class; what they say more than chance is above 0. */
export function addScores({ classes, hashes, weights }: Model, features: Uint32Array, into: Float64Array): void {
  const mask = hashes.length - 1;
  for (const wanted of features) {
    let place = wanted & mask;
    while (hashes[place] !== 0 && hashes[place] !== wanted) place = (place + 1) & mask;
    if (hashes[place] === 0) continue;
    const start = place * classes;
    for (let c = 0; c < classes; c++) into[c] = (into[c] as number) + (weights[start + c] as number) * CLASSIFIER.step;
  }
}

/** Softmax of the weighted features into `share`. */
function predict(weights: Float32Array, row: Uint32Array, scale: number, share: Float64Array): void {
  const classes = share.length;
  share.fill(0);
  for (let i = 0; i < row.length; i++) {
    const start = (row[i] as number) * classes;
    for (let c = 0; c < classes; c++) share[c] = (share[c] as number) + (weights[start + c] as number);
  }
  let greatest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classes; c++) greatest = Math.max(greatest, (share[c] as number) * scale);
  let sum = 0;
  for (let c = 0; c < classes; c++) {
    const each = Math.exp((share[c] as number) * scale - greatest);
    share[c] = each;
    sum += each;
  }
  for (let c = 0; c < classes; c++) share[c] = (share[c] as number) / sum;
}

/** One step down the gradient; classes with hardly any error stay as they are, and most do. */
function learn(
  { rate, decay }: Course,
  weights: Float32Array,
  squares: Float32Array,
  row: Uint32Array,
  scale: number,
  error: Float64Array,
  active: Uint16Array,
): void {
  const classes = error.length;
  let count = 0;
  for (let c = 0; c < classes; c++) if (Math.abs(error[c] as number) >= CLASSIFIER.negligible) active[count++] = c;
  for (let i = 0; i < row.length; i++) {
    const start = (row[i] as number) * classes;
    for (let a = 0; a < count; a++) {
      const c = active[a] as number;
      const at = start + c;
      const gradient = (error[c] as number) * scale + decay * (weights[at] as number);
      const sum = (squares[at] as number) + gradient * gradient;
      squares[at] = sum;
      weights[at] = (weights[at] as number) - (rate * gradient) / Math.sqrt(sum);
    }
  }
}

/** Into bytes, and without the features that say next to nothing. */
function packed(ids: ReadonlyMap<number, number>, weights: Float32Array, classes: number): Model {
  const said = [...ids].filter(([, id]) =>
    weights.subarray(id * classes, (id + 1) * classes).some((one) => Math.abs(one) >= CLASSIFIER.least),
  );
  const size = 2 ** Math.ceil(Math.log2(said.length * 1.4 + 16));
  const hashes = new Uint32Array(size);
  const bytes = new Int8Array(size * classes);
  for (const [wanted, id] of said) {
    let place = wanted & (size - 1);
    while (hashes[place] !== 0) place = (place + 1) & (size - 1);
    hashes[place] = wanted;
    for (let c = 0; c < classes; c++) {
      const steps = Math.round((weights[id * classes + c] as number) / CLASSIFIER.step);
      bytes[place * classes + c] = Math.max(-127, Math.min(127, steps));
    }
  }
  return { classes, hashes, weights: bytes };
}

function idOf(ids: Map<number, number>, wanted: number): number {
  let id = ids.get(wanted);
  if (id === undefined) {
    id = ids.size;
    ids.set(wanted, id);
  }
  return id;
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
}

/** Numbers in [0, 1), the same row for the same seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
