/** Without credentials nobody can be told apart by a signature, so that only this machine is served, and only it is called. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** By the address of the socket: a header may say anything. */
export function isLocalPeer({ socket }: IncomingMessage): boolean {
  return isLoopback(socket.remoteAddress ?? '');
}

export function isLocalUrl(url: unknown): boolean {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return hostname === 'localhost' || isLoopback(hostname.replace(/^\[|\]$/g, ''));
}

function isLoopback(address: string): boolean {
  const family = isIP(address);
  // An IPv4 peer of an IPv6 socket comes as ::ffff:127.0.0.1, which the list knows for the same.
  return family !== 0 && LOOPBACK.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
