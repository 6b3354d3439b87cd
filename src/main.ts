/** `npm start`. */
import { growWithLoad } from './ops/small-heap.ts';

// What is imported statically would be there, and have filled the heap, before the import above runs.
const { serve } = await import('./commands/serve.ts');
await serve(process.env);
growWithLoad();
