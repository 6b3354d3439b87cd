/** The real Direct Line client, with what a person at it would see. */
import './browser-request.ts';
import type { Activity, DirectLineOptions } from 'botframework-directlinejs';
import directLineJs from 'botframework-directlinejs';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';

const { ConnectionStatus, DirectLine } = directLineJs;

export interface Client {
  readonly directLine: InstanceType<typeof DirectLine>;
  /** As they were opened. */
  readonly sockets: WebSocket[];
  /** Activities of either side, in the order in which they came. */
  readonly seen: Activity[];
  /** Texts of the messages seen. */
  texts(): string[];
  say(text: string, channelData?: object): Promise<string>;
  /** Resolves once `holds`. */
  until(holds: (client: Client) => boolean): Promise<void>;
}

export interface ClientOptions {
  readonly url: string;
  readonly token: string;
  readonly webSocket?: boolean;
  readonly more?: object;
}

export function connect({ url, token, webSocket = true, more = {} }: ClientOptions): Client {
  // `random` and `timeout` shorten its waits before it comes back: 0.1 s instead of 3 to 15, and 0.3 s instead of 20.
  const quick = { random: () => -0.24, timeout: 300, pollingInterval: 200 };
  const sockets: WebSocket[] = [];
  const services = { WebSocket: recording(sockets) };
  const options: DirectLineOptions = { domain: `${url}/v3/directline`, token, webSocket, ...quick, ...services, ...more };
  const directLine = new DirectLine(options);
  const watchers = new Set<() => void>();
  const seen: Activity[] = [];
  const look = () => {
    for (const watcher of watchers) watcher();
  };
  const subscription = directLine.activity$.subscribe((activity) => {
    seen.push(activity);
    look();
  });
  const status = directLine.connectionStatus$.subscribe(look);
  onTestFinished(() => {
    subscription.unsubscribe();
    status.unsubscribe();
    directLine.end();
  });
  const client: Client = {
    directLine,
    sockets,
    seen,
    texts: () => seen.flatMap((activity) => (activity.type === 'message' ? [activity.text ?? ''] : [])),
    say: (text, channelData) => post(directLine, text, channelData),
    until: (holds) =>
      new Promise((resolve) => {
        const watcher = () => {
          if (!holds(client)) return;
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
        watcher();
      }),
  };
  return client;
}

function post(directLine: InstanceType<typeof DirectLine>, text: string, channelData?: object): Promise<string> {
  const activity = { type: 'message', text, from: { id: '' }, ...(channelData === undefined ? {} : { channelData }) } as Activity;
  return new Promise((resolve, reject) => directLine.postActivity(activity).subscribe(resolve, reject));
}

function recording(sockets: WebSocket[]): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string) {
      super(url);
      sockets.push(this);
    }
  } as typeof WebSocket;
}

export const STATUS = ConnectionStatus;
