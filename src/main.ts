/** `npm start`. */
import './ops/small-heap.ts';

// What is imported statically would be there, and have filled the heap, before the line above runs.
const { serve } = await import('./commands/serve.ts');
await serve(process.env);
