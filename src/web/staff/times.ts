/** Times as staff read them: China's, whatever the server's. */
const FORM = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

export function timeOf(atMs: number): string {
  return FORM.format(new Date(atMs));
}

/** ISO day in China. */
export function dayOf(atMs: number): string {
  return new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** A length of time as people say it. */
export function waited(lengthMs: number): string {
  const minutes = Math.max(0, Math.floor(lengthMs / 60_000));
  if (minutes < 60) return `${minutes} 分钟`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} 小时` : `${Math.floor(minutes / 1440)} 天`;
}

/** Whoever has waited so long is told to everybody, loudly. */
export const LATE_MS = 10 * 60_000;

/** Key of the words for what an owner waits for, as the staff member reads it. */
export function waitingFor(
  { state, accountId }: { readonly state: string; readonly accountId: string | null },
  person: { readonly id: string },
): 'waits' | 'owes' | 'owed' {
  if (state === 'waiting') return 'waits';
  return accountId === person.id ? 'owes' : 'owed';
}
