/** The one-page form of a guided dialog: each choice brings the result, and the questions that it opens. */
export function enableSheet(): void {
  const place = document.querySelector<HTMLElement>('[data-sheet]');
  if (place === null) return;
  enablePrinting(place);
  place.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) standAlone(target);
    void renew(place);
  });
}

/** 以上都不是 and 不确定 go with no other choice: whichever was made last holds. */
function standAlone(chosen: HTMLInputElement): void {
  if (!chosen.checked) return;
  for (const other of chosen.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? [])
    if (other !== chosen && ('alone' in chosen.dataset || 'alone' in other.dataset)) other.checked = false;
}

async function renew(place: HTMLElement): Promise<void> {
  const form = place.querySelector('form');
  if (form === null) return;
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) fields.append(name, String(value));
  const response = await fetch(`${place.dataset.sheet}?${fields}`, { headers: { Accept: 'text/html' } });
  if (!response.ok || response.redirected) return;
  const focused = document.activeElement?.id ?? '';
  const isOpen = place.querySelector<HTMLDetailsElement>('.extras')?.open === true;
  place.innerHTML = await response.text();
  const extras = place.querySelector<HTMLDetailsElement>('.extras');
  if (extras !== null && isOpen) extras.open = true;
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
