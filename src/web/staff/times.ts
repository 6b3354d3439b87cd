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
