/** The time of day, passed in where it matters so that a turn stays a pure function of what it is given. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
