/** Property tests draw the same cases at every run; `FC_SEED` draws others. */
const PARAMETERS = Symbol.for('fast-check/GlobalParameters');

// As `configureGlobal` does, without loading the library into every test file.
Object.assign(globalThis, { [PARAMETERS]: { seed: Number(process.env.FC_SEED ?? 2015) } });
