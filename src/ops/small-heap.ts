/**
 * To be imported before anything else: a start makes much garbage in a short time, and V8 would answer by growing its
 * space for young objects to 16 MB a half and keep it. With 2 MB the service starts as fast and holds less.
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--max-semi-space-size=2');
setFlagsFromString('--semi-space-growth-factor=1');
