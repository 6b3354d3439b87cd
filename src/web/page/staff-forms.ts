/** A form is sent once, however often its button is pressed meanwhile: no owner gets a reply twice. */
export function sendOnce(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return;
    if (form.dataset.sent === undefined) form.dataset.sent = '';
    else event.preventDefault();
  });
  // Whoever comes back to the page by the browser's history may send again.
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset.sent;
  });
}
