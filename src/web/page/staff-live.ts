/** Live updates: counts in the navigation and the title, parts of the page fetched anew, a sound for whoever newly waits. */
import { tell } from './staff-copy.ts';
import { chime, offerSound } from './staff-sound.ts';

interface Update {
  readonly waiting: number;
  readonly owed: number;
  readonly isLate: boolean;
  /** Ids of hand-overs. */
  readonly changed: readonly string[];
}

const title = document.title;
let former: Update | null = null;

export function listen(): void {
  const address = document.body.dataset.events;
  if (address === undefined) return;
  offerSound();
  const source = new EventSource(address);
  source.onmessage = ({ data }) => update(JSON.parse(String(data)) as Update);
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

async function refresh(part: HTMLElement, changed: readonly string[]): Promise<void> {
  const { live, liveId } = part.dataset;
  if (live === undefined || (liveId !== undefined && !changed.includes(liveId))) return;
  if (liveId === undefined && changed.length === 0) return;
  const response = await fetch(live, { headers: { Accept: 'text/html' } });
  if (!response.ok || response.redirected) return;
  const html = await response.text();
  const focused = part.contains(document.activeElement) ? (document.activeElement as HTMLElement).getAttribute('href') : null;
  part.innerHTML = html;
  if (focused !== null) part.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus();
  toEnd(part);
}

/** The newest is at the end. */
export function toEnd(part: HTMLElement): void {
  for (const place of part.querySelectorAll('[data-scroll]')) place.scrollTop = place.scrollHeight;
}
