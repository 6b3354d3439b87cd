/** What this page uses of `botframework-webchat`, whose bundle puts itself on `window.WebChat`. */

export interface Activity {
  readonly type: string;
  readonly text?: string;
  readonly replyToId?: string;
  readonly from?: { readonly role?: string };
}

export interface Observer<T> {
  next?(value: T): void;
  error?(error: unknown): void;
  complete?(): void;
}

export interface Observable<T> {
  subscribe(observer: Observer<T>): { unsubscribe(): void };
}

/** The values of `connectionStatus$`. */
export const STATUS = { expiredToken: 3, failedToConnect: 4, ended: 5 } as const;

export interface DirectLine {
  readonly connectionStatus$: Observable<number>;
  readonly conversationId?: string;
  postActivity(activity: Activity): Observable<string>;
  reconnect(conversation: { conversationId: string; token: string }): void;
  end(): void;
}

export interface Action {
  readonly type: string;
  readonly payload?: { readonly activity?: Activity };
}

export interface ChatStore {
  dispatch(action: { type: string; payload?: object }): unknown;
  getState(): { readonly activities: readonly Activity[] };
}

export interface WebChatBundle {
  createDirectLine(options: { domain: string; token: string; conversationId?: string }): DirectLine;
  createStore(state: object, middleware: () => (next: (action: Action) => unknown) => (action: Action) => unknown): ChatStore;
  renderWebChat(properties: object, element: HTMLElement): void;
}

declare global {
  interface Window {
    WebChat?: WebChatBundle;
  }
}

/** Fetches the bundle, with this page's nonce. */
export function loadWebChat(address: string, nonce: string): Promise<WebChatBundle> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.nonce = nonce;
    script.onload = () => (window.WebChat === undefined ? reject(new Error('no Web Chat in its bundle')) : resolve(window.WebChat));
    script.onerror = () => {
      script.remove();
      reject(new Error('Web Chat could not be fetched'));
    };
    document.head.append(script);
  });
}
