/** Single keys, outside of fields: `/` to the search box, others as their elements say. */
export function enableKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    const wanted = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (wanted === null || wanted.hidden) return;
    event.preventDefault();
    if (wanted instanceof HTMLInputElement || wanted instanceof HTMLTextAreaElement) {
      wanted.focus();
      if (wanted instanceof HTMLInputElement) wanted.select();
    } else wanted.click();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);
}
