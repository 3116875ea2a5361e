/** `2026-11-23 19:14`, by this machine's clock, for an ISO 8601 time. */
export const localTime = (iso: string): string =>
  new Date(iso).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
