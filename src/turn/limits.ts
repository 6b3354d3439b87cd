/** A message is read up to here, in UTF-16 units; nobody tells a need in more. */
export const LONGEST = 4000;
