/** A browser as far as HTTP shows it: cookies, forms of our pages, and the headers by which it says where a request comes from. */
export interface Page {
  readonly status: number;
  readonly html: string;
  readonly location: string | null;
  readonly headers: Headers;
}

export class Member {
  readonly cookies = new Map<string, string>();
  readonly #url: string;
  csrf = '';

  constructor(url: string) {
    this.#url = url;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Page> {
    return await this.#send(path, { headers: { accept: 'text/html', ...headers } });
  }

  /** Sends a form of ours, with this session's token unless `fields` say otherwise. */
  async post(path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Page> {
    const body = new URLSearchParams({ csrf: this.csrf, ...fields }).toString();
    const sent = { 'content-type': 'application/x-www-form-urlencoded', origin: this.#url, accept: 'text/html', ...headers };
    return await this.#send(path, { method: 'POST', body, headers: sent });
  }

  async signIn(name: string, password: string): Promise<Page> {
    await this.get('/staff/login');
    const page = await this.post('/staff/login', { name, password });
    if (page.status === 303) await this.get('/staff');
    return page;
  }

  async #send(path: string, init: { method?: string; body?: string; headers: Record<string, string> }): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.#url + path, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const html = await response.text();
    this.csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? this.csrf;
    return { status: response.status, html, location: response.headers.get('location'), headers: response.headers };
  }

  #keep(line: string): void {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
    if (/max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
