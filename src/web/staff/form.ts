/** Reads what a form sent, counted as it arrives. */
import type { IncomingMessage } from 'node:http';
import { refusal } from '../errors.ts';

const MOST_BYTES = 128 * 1024;

export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') throw refusal(415, 'no form');
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  // Leaving the loop early must not end the connection, by which the answer goes.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > MOST_BYTES) throw refusal(413, 'form too large');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** A field's text of one line, trimmed and cut. */
export function line(form: URLSearchParams, name: string, longest = 200): string {
  return (form.get(name) ?? '')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, longest);
}

/** A field's text of several lines. */
export function lines(form: URLSearchParams, name: string, longest = 4_000): string {
  return (form.get(name) ?? '')
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
    .slice(0, longest);
}
