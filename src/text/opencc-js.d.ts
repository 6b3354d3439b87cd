/** The tables of opencc-js, which ships types for its entry points only. */
declare module 'opencc-js/dict/*' {
  /** Entries parted by `|`; in each the text, a space, then its readings, the best one first. */
  const table: string;
  export default table;
}

declare module 'opencc-js/from/*' {
  const chain: readonly (readonly string[])[];
  export default chain;
}

declare module 'opencc-js/to/*' {
  const chain: readonly (readonly string[])[];
  export default chain;
}
