/** What was made of each text the last time, for a process that makes the same over and over: an edit leaves most texts as they are. */

export interface Remembered<T> {
  /** What is made of a text depends on the context: another one forgets everything. */
  begin(context: string): void;
  /** Made anew unless it was made since the last `begin` but one. */
  of(text: string, make: (text: string) => T): T;
}

export function remembered<T>(): Remembered<T> {
  let context = '';
  let before = new Map<string, T>();
  let now = new Map<string, T>();
  return {
    begin(next) {
      before = next === context ? now : new Map();
      now = new Map();
      context = next;
    },
    of(text, make) {
      const value = now.get(text) ?? before.get(text) ?? make(text);
      now.set(text, value);
      return value;
    },
  };
}
