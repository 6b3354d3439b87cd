/** The candidate most like `word`, as long as fewer than half of its characters differ. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor([...word].length / 2)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance([...word], [...candidate]);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** `；是不是「…」？` for the end of a message, or nothing where no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const near = nearest(word, candidates);
  return near === null ? '' : `；是不是「${near}」？`;
}

/** Levenshtein's distance, row by row. */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  a.forEach((character, i) => {
    const next = [i + 1];
    b.forEach((other, j) => {
      const replaced = (row[j] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    });
    row = next;
  });
  return row[b.length] ?? 0;
}
