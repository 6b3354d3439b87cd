/** Buttons that copy a text of the page. */
export function enableCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    if (button.autofocus) button.focus();
    button.addEventListener('click', () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const source = document.getElementById(button.dataset.copy ?? '');
  if (source === null) return;
  try {
    await navigator.clipboard.writeText(source.textContent ?? '');
  } catch {
    // Browsers allow it on https only; what is selected can be copied by hand.
    getSelection()?.selectAllChildren(source);
    if (!document.execCommand('copy')) return;
  }
  tell(button.dataset.done ?? '');
  const words = button.textContent;
  button.textContent = button.dataset.done ?? words;
  setTimeout(() => {
    button.textContent = words;
  }, 1_500);
}

/** Said to screen readers. */
export function tell(text: string): void {
  const place = document.getElementById('announce');
  if (place !== null) place.textContent = text;
}
