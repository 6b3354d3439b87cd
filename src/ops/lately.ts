/**
 * Keeps what a pure function made of the texts that came lately: owners press the same buttons and ask the same things.
 * @param most texts kept, the one unused longest goes first
 * @param longest texts above this length, in UTF-16 units, hardly come twice
 */
export function lately<T>(most: number, longest: number, make: (text: string) => T): (text: string) => T {
  // In the order of use.
  const kept = new Map<string, T>();
  return (text) => {
    if (text.length > longest) return make(text);
    const known = kept.get(text);
    const made = known ?? make(text);
    if (known !== undefined) kept.delete(text);
    else if (kept.size >= most) kept.delete(kept.keys().next().value as string);
    if (most > 0) kept.set(text, made);
    return made;
  };
}
