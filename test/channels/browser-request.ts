/** What the Direct Line client needs of a browser, for Node: XMLHttpRequest over node:http, and WebSocket. */
import { request as open } from 'node:http';
import { WebSocket } from 'ws';

class BrowserRequest {
  readyState = 0;
  status = 0;
  responseText = '';
  responseType = '';
  timeout = 0;
  withCredentials = false;
  readonly upload = {};
  onreadystatechange: (() => void) | null = null;
  ontimeout: (() => void) | null = null;
  onerror: (() => void) | null = null;
  #method = 'GET';
  #url = '';
  #headers: Record<string, string> = {};
  #given: Record<string, string | string[] | undefined> = {};
  #abort = () => {};

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return String(this.#given[name.toLowerCase()] ?? '') || null;
  }

  get response(): unknown {
    return this.responseType === 'json' && this.responseText !== '' ? JSON.parse(this.responseText) : this.responseText;
  }

  send(body?: unknown): void {
    const request = open(this.#url, { method: this.#method, headers: this.#headers }, async (response) => {
      for await (const chunk of response.setEncoding('utf8')) this.responseText += chunk;
      this.#given = response.headers;
      this.#done(response.statusCode ?? 0);
    });
    this.#abort = () => request.destroy();
    request.on('error', () => this.#done(0));
    if (this.timeout > 0) request.setTimeout(this.timeout, () => this.ontimeout?.());
    request.end(typeof body === 'string' ? body : undefined);
  }

  abort(): void {
    this.#abort();
  }

  #done(status: number): void {
    if (this.readyState === 4) return;
    this.status = status;
    this.readyState = 4;
    if (status === 0 && this.onerror !== null) this.onerror();
    this.onreadystatechange?.();
  }
}

Object.assign(globalThis, { XMLHttpRequest: BrowserRequest, WebSocket });
