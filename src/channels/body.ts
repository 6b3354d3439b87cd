/** Bodies of strangers, read within bounds. */
import type { IncomingMessage } from 'node:http';

type RefusedStatus = 400 | 401 | 413;

/** Deeper nesting than any client uses would exhaust the stack of whoever walks through it. */
const DEEPEST = 64;

/** Ends the handling of a request that cannot be taken as it is. */
export class RequestRefused extends Error {
  readonly status: RefusedStatus;

  constructor(status: RefusedStatus, message: string) {
    super(message);
    this.name = 'RequestRefused';
    this.status = status;
  }
}

/** @throws RequestRefused 413 beyond `limitBytes`; what follows is then not read, and the connection stays open for the answer */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    request.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.length;
      if (sizeBytes <= limitBytes) return void chunks.push(chunk);
      request.pause();
      reject(new RequestRefused(413, `the body is larger than ${limitBytes} bytes`));
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new RequestRefused(400, 'the body ended early'));
    });
  });
}

/** @returns undefined for an empty body */
export async function readJson(request: IncomingMessage, limitBytes: number): Promise<unknown> {
  const body = await readBody(request, limitBytes);
  if (body.length === 0) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    if (isDeeperThan(text, DEEPEST)) throw new Error('nested too deeply');
    return JSON.parse(text);
  } catch {
    throw new RequestRefused(400, 'the body is not JSON in UTF-8, or nested too deeply');
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDeeperThan(json: string, limit: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < json.length; index++) {
    const character = json[index];
    if (character === '\\' && quoted) index++;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > limit) return true;
  }
  return false;
}
