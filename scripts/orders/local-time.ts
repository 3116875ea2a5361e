/**
 * An ISO 8601 time as text in this machine's time zone, with its distance from UTC, such as
 * `2026-11-23 19:14 +01:00`.
 */
export const localTime = (iso: string): string => {
  const date = new Date(iso);
  const time = date.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
  return `${time} ${offsetOf(-date.getTimezoneOffset())}`;
};

const offsetOf = (minutes: number): string => {
  const two = (count: number) => String(count).padStart(2, '0');
  const distance = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
};
