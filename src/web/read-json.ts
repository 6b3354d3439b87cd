/** Reads a small JSON body, counted as it arrives. */
import type { IncomingMessage } from 'node:http';
import { refusal } from './errors.ts';

/** @returns null for an empty body */
export async function readJson(req: IncomingMessage, limitBytes: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  // Leaving the loop early must not end the connection, by which the answer goes.
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > limitBytes) throw refusal(413, 'body too large');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(400, 'no JSON');
  }
}
