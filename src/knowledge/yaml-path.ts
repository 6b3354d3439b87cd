/** Names and list indexes that lead to a value: `['avenues', 0, 'quote']`. */
export type Path = readonly (string | number)[];
