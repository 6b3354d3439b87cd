/** fast-check, drawing the same cases at every run; `FC_SEED` draws others. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 2015) });

export default fc;
