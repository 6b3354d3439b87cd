/** Parts of a page that are brought anew while somebody reads and types beside them. */

/** What stands in the part gives way to the new, save that a list of messages only gets those that are new or have changed. */
export function renewPart(part: HTMLElement, html: string): void {
  const fresh = document.createElement('template');
  fresh.innerHTML = html;
  const [list, freshList] = [part.querySelector('.talk'), fresh.content.querySelector('.talk')];
  if (list === null || freshList === null) {
    keepingFocus(part, () => part.replaceChildren(fresh.content));
    return;
  }
  part.querySelector('.status')?.replaceWith(...fresh.content.querySelectorAll('.status'));
  const place = part.querySelector<HTMLElement>('[data-scroll]');
  const wasAtEnd = place === null || place.scrollHeight - place.scrollTop - place.clientHeight < 80;
  for (const line of [...freshList.children]) {
    const old = document.getElementById(line.id);
    if (old === null) list.append(line);
    else if (!old.isEqualNode(line)) old.replaceWith(line);
  }
  if (wasAtEnd) toEnd(part);
}

function keepingFocus(part: HTMLElement, renew: () => void): void {
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const [href, action] = [focused?.getAttribute('href'), focused?.closest('form')?.getAttribute('action')];
  renew();
  if (href != null) part.querySelector<HTMLElement>(`a[href="${CSS.escape(href)}"]`)?.focus();
  else if (action != null) part.querySelector<HTMLElement>(`form[action="${CSS.escape(action)}"] button`)?.focus();
}

/** The newest is at the end. */
export function toEnd(part: HTMLElement): void {
  for (const place of part.querySelectorAll('[data-scroll]')) place.scrollTop = place.scrollHeight;
}

/** 更早的 brings earlier messages above those that are there, and leaves what is being written alone. */
export function enableEarlier(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof HTMLElement ? event.target.closest<HTMLAnchorElement>('a[data-earlier]') : null;
    if (link === null) return;
    event.preventDefault();
    void showEarlier(link);
  });
}

async function showEarlier(link: HTMLAnchorElement): Promise<void> {
  const response = await fetch(link.dataset.earlier ?? '', { headers: { Accept: 'text/html' } });
  const list = link.closest('[data-scroll]')?.querySelector('.talk');
  if (!response.ok || response.redirected || list === null || list === undefined) return;
  const earlier = document.createElement('template');
  earlier.innerHTML = await response.text();
  const first = list.firstElementChild;
  list.prepend(...(earlier.content.querySelector('.talk')?.children ?? []));
  const further = earlier.content.querySelector('a[data-earlier]');
  if (further === null) link.parentElement?.remove();
  else link.replaceWith(further);
  first?.scrollIntoView({ block: 'start' });
}
