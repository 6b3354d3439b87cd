/** Direct Line by its routes, as any other client would use it. */
import type { TokenAnswer } from '../../src/channels/directline/grants.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the service answers; tests say what it has to be
  readonly body: any;
}

export interface Call {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export async function call(url: string, method: string, path: string, { token, body, headers = {} }: Call = {}): Promise<Answer> {
  const response = await fetch(`${url}/v3/directline${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

/** A conversation that has begun. */
export async function begin(url: string, token: string): Promise<TokenAnswer & { streamUrl: string }> {
  return (await call(url, 'POST', '/conversations', { token })).body;
}

export function say(url: string, { token, conversationId }: TokenAnswer, text: string, clientActivityID?: string): Promise<Answer> {
  const channelData = clientActivityID === undefined ? {} : { channelData: { clientActivityID } };
  return call(url, 'POST', `/conversations/${conversationId}/activities`, { token, body: { type: 'message', text, ...channelData } });
}

export function activities(url: string, { token, conversationId }: TokenAnswer, watermark?: string): Promise<Answer> {
  const query = watermark === undefined ? '' : `?watermark=${watermark}`;
  return call(url, 'GET', `/conversations/${conversationId}/activities${query}`, { token });
}
