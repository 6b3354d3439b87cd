/** Who asks, as far as it can be believed. */
import type { IncomingMessage } from 'node:http';

/** @param trustedProxies how many proxies of ours add to X-Forwarded-For; what stands left of theirs anybody may have written */
export function clientAddress(req: IncomingMessage, trustedProxies: number): string {
  const socket = req.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return socket;
  const forwarded = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return forwarded.at(-trustedProxies) ?? socket;
}
