/** An ISO 8601 time as text in this machine's time zone, such as `2026-11-23 19:14`. */
export const localTime = (iso: string): string =>
  new Date(iso).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
