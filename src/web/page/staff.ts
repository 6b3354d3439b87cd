/** What makes the console's pages quicker to use; without it they work all the same. */
import { enableCopying } from './staff-copy.ts';
import { enableKeys } from './staff-keys.ts';

enableCopying();
enableKeys();
