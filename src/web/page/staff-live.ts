/** Live updates: counts in the navigation and the title, parts of the page fetched anew, a sound for whoever newly waits. */
import { tell } from './staff-copy.ts';
import { renewPart } from './staff-parts.ts';
import { chime, offerSound } from './staff-sound.ts';

interface Update {
  readonly waiting: number;
  readonly owed: number;
  readonly isLate: boolean;
  /** Ids of hand-overs. */
  readonly changed: readonly string[];
}

const title = document.title;
const openedAt = Date.now();
let former: Update | null = null;

export function listen(): void {
  const address = document.body.dataset.events;
  if (address === undefined) return;
  offerSound();
  const source = new EventSource(address);
  source.onmessage = ({ data }) => update(JSON.parse(String(data)) as Update);
  source.addEventListener('typing', ({ data }) => showTyping((JSON.parse(String(data)) as { readonly id: string }).id));
}

function update(now: Update): void {
  const count = now.waiting + now.owed;
  const badge = document.querySelector<HTMLElement>('[data-count="inbox"]');
  if (badge !== null) {
    badge.textContent = String(count);
    badge.toggleAttribute('data-zero', count === 0);
  }
  document.title = count === 0 ? title : `(${count}) ${title}`;
  const late = document.getElementById('late');
  if (late !== null) late.hidden = !now.isLate;
  if (former !== null && (now.waiting > former.waiting || now.owed > former.owed)) {
    chime();
    tell(document.title);
  }
  former = now;
  for (const part of document.querySelectorAll<HTMLElement>('[data-live]')) void refresh(part, now.changed);
}

/** Waiting times are told by the minute. */
const STALE_MS = 55_000;
const renewedAt = new WeakMap<HTMLElement, number>();

async function refresh(part: HTMLElement, changed: readonly string[]): Promise<void> {
  const { live, liveId } = part.dataset;
  const isChanged = liveId === undefined ? changed.length > 0 : changed.includes(liveId);
  const isStale = Date.now() - (renewedAt.get(part) ?? openedAt) > STALE_MS;
  if (live === undefined || !(isChanged || isStale)) return;
  renewedAt.set(part, Date.now());
  const response = await fetch(live, { headers: { Accept: 'text/html' } });
  if (!response.ok || response.redirected) return;
  renewPart(part, await response.text());
}

const TYPING_MS = 5_000;
let typingEnds: ReturnType<typeof setTimeout> | undefined;

/** Said by the owner's browser every few seconds while they type. */
function showTyping(id: string): void {
  const place = document.querySelector<HTMLElement>(`[data-types="${CSS.escape(id)}"]`);
  if (place === null) return;
  place.hidden = false;
  clearTimeout(typingEnds);
  typingEnds = setTimeout(() => {
    place.hidden = true;
  }, TYPING_MS);
}
