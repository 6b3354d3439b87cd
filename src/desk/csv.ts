/** Tables for spreadsheets. */

/** A cell that begins like a formula would be run by the program that opens it; an apostrophe makes it text (OWASP, “CSV Injection”). */
function cell(value: string): string {
  const tamed = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${tamed.replaceAll('"', '""')}"`;
}

/** With a mark at its beginning by which spreadsheets know UTF-8. */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
