/** What stands around words within their clause. */

export const BREAK = /[,，。;；!！?？\n]/;

/** Characters that are looked at on either side: a clause is seldom longer. */
const REACH = 40;

/** The text of the same clause before `start`. */
export function before(text: string, start: number): string {
  return (
    text
      .slice(Math.max(0, start - REACH), start)
      .split(BREAK)
      .at(-1) ?? ''
  );
}

/** The text of the same clause from `end`. */
export function after(text: string, end: number): string {
  return text.slice(end, end + REACH).split(BREAK)[0] ?? '';
}
