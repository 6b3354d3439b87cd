/** The form of a reply: Ctrl+Enter sends, and the owner is shown that somebody is typing. */
const TYPING_MS = 4_000;

export function enableReply(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-typing]');
  const text = form?.querySelector<HTMLTextAreaElement>('textarea[name="text"]');
  if (form === null || text === null || text === undefined) return;
  let toldAt = 0;
  text.addEventListener('input', () => {
    if (Date.now() - toldAt < TYPING_MS) return;
    toldAt = Date.now();
    const csrf = form.querySelector<HTMLInputElement>('input[name="csrf"]')?.value ?? '';
    void fetch(form.dataset.typing ?? '', { method: 'POST', body: new URLSearchParams({ csrf }) });
  });
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector<HTMLButtonElement>('button[value="send"]'));
  });
}
