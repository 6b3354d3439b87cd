/** The one-page form of a guided dialog: each choice brings the result, and the questions that it opens. */
export function enableSheet(): void {
  const place = document.querySelector<HTMLElement>('[data-sheet]');
  if (place === null) return;
  enablePrinting(place);
  place.addEventListener('change', () => void renew(place));
}

async function renew(place: HTMLElement): Promise<void> {
  const form = place.querySelector('form');
  if (form === null) return;
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) fields.append(name, String(value));
  const response = await fetch(`${place.dataset.sheet}?${fields}`, { headers: { Accept: 'text/html' } });
  if (!response.ok || response.redirected) return;
  const focused = document.activeElement?.id ?? '';
  place.innerHTML = await response.text();
  if (focused !== '') document.getElementById(focused)?.focus();
  enablePrinting(place);
  history.replaceState(null, '', `?${fields}`);
}

function enablePrinting(place: HTMLElement): void {
  const button = place.querySelector<HTMLButtonElement>('[data-print]');
  if (button === null) return;
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
