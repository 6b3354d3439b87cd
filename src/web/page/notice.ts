/** The line on top that says what is wrong with the connection, and offers to try again. */
import { element, pageData, within } from './page-data.ts';

type NoticeWords = 'away' | 'reconnecting' | 'expired';

export function showNotice(words: NoticeWords, retry?: () => void): void {
  const notice = element('notice');
  within(notice, 'p').textContent = pageData.words[words];
  const button = within<HTMLButtonElement>(notice, 'button');
  button.hidden = retry === undefined;
  button.onclick = retry ?? null;
  notice.dataset.about = words;
  notice.hidden = false;
}

/** Hides the notice; with `words`, only if it is that one. */
export function hideNotice(words?: NoticeWords): void {
  const notice = element('notice');
  if (words === undefined || notice.dataset.about === words) notice.hidden = true;
}
