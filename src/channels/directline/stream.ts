/** `GET …/conversations/{id}/stream`: the WebSocket that brings a conversation's activities. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { activitiesAfter } from '../../store/activities.ts';
import { findConversation } from '../../store/conversations.ts';
import type { Store } from '../../store/store.ts';
import type { Grants } from './grants.ts';
import type { Hub } from './hub.ts';
import { DIRECT_LINE_LIMITS } from './limits.ts';
import { PREFIX, Refusal } from './replies.ts';
import { StreamSocket } from './stream-socket.ts';
import { batchOf, sequenceOf } from './wire.ts';

const STREAM = new RegExp(`^${PREFIX}/conversations/([^/]+)/stream/?$`);

export interface StreamParts {
  readonly store: Store;
  readonly grants: Grants;
  readonly hub: Hub;
}

/** @returns a function that takes no more sockets */
export function serveStreams(server: Server, parts: StreamParts): () => void {
  // Not restify's own upgrades, which corrupt frames.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: DIRECT_LINE_LIMITS.frameBytes, perMessageDeflate: false });
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const [path = '', query] = (request.url ?? '').split('?', 2);
    const conversationId = STREAM.exec(path)?.[1];
    socket.on('error', () => socket.destroy());
    // Nobody else takes sockets on this server.
    if (conversationId === undefined) return refuse(socket, new Refusal(404, 'there is nothing at this path'));
    admit(parts, conversationId, new URLSearchParams(query)).then(
      (after) =>
        sockets.handleUpgrade(request, socket, head, (open) =>
          join(parts, conversationId, new StreamSocket(open, after, reader(parts.store, conversationId))),
        ),
      (error: unknown) => refuse(socket, error),
    );
  };
  server.on('upgrade', onUpgrade);
  return () => void server.off('upgrade', onUpgrade);
}

/** @returns the sequence after which the stream begins */
async function admit({ store, grants, hub }: StreamParts, conversationId: string, query: URLSearchParams): Promise<number> {
  grants.authoriseStream(query.get('t') ?? '', conversationId);
  const conversation = await store.read((db) => findConversation(db, conversationId));
  if (conversation === null) throw new Refusal(404, 'there is no such conversation');
  if (!hub.hasRoom(conversationId)) throw new Refusal(503, 'too many sockets');
  const watermark = query.get('watermark');
  return watermark === null ? conversation.lastSequence : Math.min(sequenceOf(watermark), conversation.lastSequence);
}

function join({ hub }: StreamParts, conversationId: string, socket: StreamSocket): void {
  hub.add(conversationId, socket);
  socket.wake();
}

function reader(store: Store, conversationId: string) {
  return async (afterSequence: number) => {
    const kept = await store.read((db) => activitiesAfter(db, conversationId, afterSequence, DIRECT_LINE_LIMITS.batch));
    return kept.length === 0 ? null : batchOf(kept, String(afterSequence));
  };
}

function refuse(socket: Duplex, error: unknown): void {
  const { status, message } = error instanceof Refusal ? error : new Refusal(503, 'try again later');
  socket.end(`HTTP/1.1 ${status} ${message}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
