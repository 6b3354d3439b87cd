/** Plain data with large typed arrays in it, as one row of bytes; read back, the arrays are windows on these bytes. */

const KINDS = { Uint8Array, Int8Array, Uint16Array, Uint32Array, Float32Array } as const;
type Kind = keyof typeof KINDS;
type Numbers = InstanceType<(typeof KINDS)[Kind]>;

/** Stands in the JSON for an array. */
interface Window {
  readonly $: Kind;
  /** In bytes from the beginning of the arrays. */
  readonly at: number;
  readonly length: number;
}

/** Typed arrays begin at a multiple of this. */
const ALIGNED = 8;

export function pack(value: unknown): Buffer {
  const arrays: Buffer[] = [];
  let at = 0;
  const json = JSON.stringify(value, (_, each: unknown) => {
    if (!ArrayBuffer.isView(each)) return each;
    const { byteOffset, byteLength, length } = each as Numbers;
    const window: Window = { $: each.constructor.name as Kind, at, length };
    const padding = Buffer.alloc(-byteLength & (ALIGNED - 1));
    arrays.push(Buffer.from(each.buffer, byteOffset, byteLength), padding);
    at += byteLength + padding.length;
    return window;
  });
  const bytes = Buffer.from(json);
  const head = Buffer.alloc(ALIGNED);
  const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & (ALIGNED - 1), ' ')]);
  head.writeUInt32LE(padded.length);
  return Buffer.concat([head, padded, ...arrays]);
}

/** @param bytes as `pack` made them */
export function unpack(bytes: Buffer): unknown {
  const aligned = bytes.byteOffset % ALIGNED === 0 ? bytes : Buffer.from(Uint8Array.from(bytes).buffer);
  const start = ALIGNED + aligned.readUInt32LE();
  return JSON.parse(aligned.toString('utf8', ALIGNED, start), (_, each: unknown) => {
    if (!isWindow(each)) return each;
    return new KINDS[each.$](aligned.buffer as ArrayBuffer, aligned.byteOffset + start + each.at, each.length);
  });
}

function isWindow(value: unknown): value is Window {
  return typeof value === 'object' && value !== null && '$' in value;
}
