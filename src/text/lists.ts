/** Many short lists of numbers in two typed arrays. */
export interface Lists {
  /** Where each list begins; it ends where the next one begins. */
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

export function listsOf(lists: readonly (readonly number[])[]): Lists {
  const starts = new Uint32Array(lists.length + 1);
  for (let i = 0; i < lists.length; i++) starts[i + 1] = (starts[i] as number) + (lists[i] as readonly number[]).length;
  const values = new Uint32Array(starts[lists.length] as number);
  for (let i = 0; i < lists.length; i++) values.set(lists[i] as readonly number[], starts[i]);
  return { starts, values };
}

export function listAt({ starts, values }: Lists, place: number): Uint32Array {
  return values.subarray(starts[place], starts[place + 1]);
}

export function isEmptyAt({ starts }: Lists, place: number): boolean {
  return starts[place] === starts[place + 1];
}
