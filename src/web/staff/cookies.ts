/** The console's two cookies: the session, and before there is one what ties a form to the browser that asked for it. */
import type { IncomingMessage } from 'node:http';

export type CookieName = 'staff_session' | 'staff_form';

export function readCookie(request: IncomingMessage, name: CookieName): string | null {
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  const value = found?.slice(name.length + 1) ?? '';
  return /^[\w-]{20,64}$/.test(value) ? value : null;
}

export function cookie(name: CookieName, value: string, isSecure: boolean): string {
  return `${name}=${value}; Path=/staff; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}

export function endedCookie(name: CookieName, isSecure: boolean): string {
  return `${cookie(name, '', isSecure)}; Max-Age=0`;
}
