/**
 * Learns from the knowledge's own phrases which words speak for which measure, and which for none of them.
 * Softmax regression by AdaGrad over words, pairs and single ideographs: words that never stood in a phrase together
 * still add up. Training is a fixed walk over fixed data: the same knowledge always gives the same weights.
 * Source: Duchi, Hazan and Singer, “Adaptive Subgradient Methods”, JMLR 2011.
 */
import { CLASSIFIER } from './weights.ts';

export interface Example {
  readonly features: readonly string[];
  /** Share of each class, adding up to 1. */
  readonly classes: readonly (readonly [classId: number, share: number])[];
}

export interface Classifier {
  /** A score for each class; what the features say more than chance is above 0. */
  scores(features: readonly string[]): Float64Array;
  /** What one feature adds to one class. */
  weight(feature: string, classId: number): number;
  readonly features: number;
}

export function trainClassifier(examples: readonly Example[], classes: number): Classifier {
  const ids = new Map<string, number>();
  const rows = examples.map(({ features }) => {
    const row = new Uint32Array(features.length);
    features.forEach((feature, i) => {
      let id = ids.get(feature);
      if (id === undefined) {
        id = ids.size;
        ids.set(feature, id);
      }
      row[i] = id;
    });
    return row;
  });
  const weights = new Float32Array(ids.size * classes);
  const squares = new Float32Array(ids.size * classes).fill(1e-4);
  const share = new Float64Array(classes);
  const random = generator(7);
  const order = Uint32Array.from(examples, (_, i) => i);

  for (let round = 0; round < CLASSIFIER.rounds; round++) {
    shuffle(order, random);
    for (const example of order) {
      const row = rows[example] as Uint32Array;
      if (row.length === 0) continue;
      const scale = 1 / Math.sqrt(row.length);
      predict(weights, row, scale, share);
      for (const [classId, wanted] of (examples[example] as Example).classes) share[classId] = (share[classId] as number) - wanted;
      for (let c = 0; c < classes; c++) {
        const error = share[c] as number;
        if (error < CLASSIFIER.negligible && error > -CLASSIFIER.negligible) continue;
        for (let i = 0; i < row.length; i++) {
          const at = (row[i] as number) * classes + c;
          const gradient = error * scale + CLASSIFIER.decay * (weights[at] as number);
          const sum = (squares[at] as number) + gradient * gradient;
          squares[at] = sum;
          weights[at] = (weights[at] as number) - (CLASSIFIER.rate * gradient) / Math.sqrt(sum);
        }
      }
    }
  }

  return {
    features: ids.size,
    scores(features) {
      const scores = new Float64Array(classes);
      for (const feature of features) {
        const id = ids.get(feature);
        if (id === undefined) continue;
        for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) + (weights[id * classes + c] as number);
      }
      return scores;
    },
    weight(feature, classId) {
      const id = ids.get(feature);
      return id === undefined ? 0 : (weights[id * classes + classId] as number);
    },
  };
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
