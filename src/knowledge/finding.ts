/** Something wrong in a file that people edit: data, not an exception. Lines and columns count from 1. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** `knowledge/…/09.yaml:14:7: message`, the form that editors make clickable. */
export function formatFinding(finding: Finding): string {
  return `${finding.file}:${finding.line}:${finding.column}: ${finding.message}`;
}
