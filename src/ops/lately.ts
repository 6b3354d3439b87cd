/** Of texts seen once it is only remembered that they were: as many as this for each that is kept. */
const SEEN_PER_KEPT = 4;

/**
 * Keeps what a pure function made of the texts that come again: owners press the same buttons and ask the same things. What comes
 * once takes no room.
 * @param most texts kept, the one unused longest goes first
 * @param longest texts above this length, in UTF-16 units, hardly come twice
 */
export function lately<T>(most: number, longest: number, make: (text: string) => T): (text: string) => T {
  // Both in the order of use.
  const kept = new Map<string, T>();
  const seen = new Set<string>();
  return (text) => {
    if (text.length > longest || most === 0) return make(text);
    const known = kept.get(text);
    const made = known ?? make(text);
    if (known !== undefined) kept.delete(text);
    else if (!seen.delete(text)) {
      if (seen.size >= most * SEEN_PER_KEPT) seen.delete(first(seen));
      seen.add(text);
      return made;
    } else if (kept.size >= most) kept.delete(first(kept));
    kept.set(text, made);
    return made;
  };
}

function first(texts: { keys(): Iterator<string> }): string {
  return texts.keys().next().value as string;
}
