/** This browser's conversation: kept across reloads, renewed by the server, replaced when it is no more. */

export interface Session {
  readonly token: string;
  readonly conversationId: string;
  /** Whether this is the conversation of before. */
  readonly resumed: boolean;
}

const PLACE = 'guancetong.token';

export function hasSession(): boolean {
  return read() !== null;
}

/** To be called once the conversation has begun: before, there is nothing to come back to. */
export function keepSession({ token }: Session): void {
  write(token);
}

export function forgetSession(): void {
  write(null);
}

/** @throws where the service cannot be reached */
export async function openSession(): Promise<Session> {
  const former = read();
  const response = await fetch('/chat/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(former === null ? {} : { token: former }),
  });
  if (!response.ok) throw new Error(`token refused: ${response.status}`);
  return (await response.json()) as Session;
}

// Storage may be forbidden in a browser; then the conversation lasts as long as the page.
let unstored: string | null = null;

function read(): string | null {
  try {
    return localStorage.getItem(PLACE) ?? unstored;
  } catch {
    return unstored;
  }
}

function write(token: string | null): void {
  unstored = token;
  try {
    if (token === null) localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, token);
  } catch {
    // Kept in `unstored`.
  }
}
