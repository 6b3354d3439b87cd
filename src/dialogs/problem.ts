import type { Path } from '../knowledge/yaml-path.ts';

/** Something that holds to the schema and yet makes no sense; `path` is where in the file. */
export interface Problem {
  readonly path: Path;
  readonly message: string;
}
