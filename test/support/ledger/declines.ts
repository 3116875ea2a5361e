/** The breaker: how many checkouts are placed while cards are declined, and which are refused for that. */
import type { Books } from './books.ts';
import type { Sent, Traffic } from './traffic.ts';

const minuteMs = 60_000;
/** A count is known when it was answered, and may be counted a minute later than it is sent. */
const settledMs = 1000;

/** A decline that was to be counted, and whether it can be said that it was, once. */
type Count = { readonly atMs: number; readonly isSure: boolean };

export const checkDeclines = (books: Books): void => {
  const { traffic } = books.shop;
  if (traffic === undefined || traffic.declinesPerTenMinutes === 0) return;
  const counts = traffic.sent.filter(isCount).map(
    ({ sentAtMs, answer, isFaulty }): Count => ({
      atMs: sentAtMs,
      isSure: !isFaulty && answer !== 'reset' && answer.status === 200,
    }),
  );
  checkPlaced(books, traffic, counts);
  checkRefused(books, traffic, counts);
};

const isCount = ({ service, name, body }: Sent): boolean =>
  service === 'dynamodb' && name === 'UpdateItem' && body.includes('ADD #count :one');

/** The minutes from one moment to another, by the clock. */
const minutesBetween = (fromMs: number, toMs: number): number =>
  Math.floor(toMs / minuteMs) - Math.floor(fromMs / minuteMs);

/** Once so many declines are known, nothing is placed until they are ten minutes old. */
const checkPlaced = (
  { checkouts, found }: Books,
  { declinesPerTenMinutes }: Traffic,
  counts: readonly Count[],
): void => {
  const sure = counts.filter(({ isSure }) => isSure);
  for (const { id, placedAt } of checkouts) {
    const placedAtMs = Date.parse(String(placedAt));
    const known = sure.filter(
      ({ atMs }) => atMs + settledMs < placedAtMs && minutesBetween(atMs, placedAtMs) < 9,
    );
    if (known.length >= declinesPerTenMinutes) {
      found(`${String(id)} was placed after ${known.length} declines within ten minutes`);
    }
  }
};

/** Nobody is refused while there are fewer. A count that met a fault may have come twice. */
const checkRefused = (
  { found }: Books,
  { answers, declinesPerTenMinutes }: Traffic,
  counts: readonly Count[],
): void => {
  for (const { code, asked, askedAtMs } of answers) {
    if (code !== 'too_many_declines') continue;
    const recent = counts.filter(({ atMs }) => minutesBetween(atMs, askedAtMs) <= 10);
    const most = recent.reduce((sum, { isSure }) => sum + (isSure ? 1 : 2), 0);
    if (most < declinesPerTenMinutes) {
      found(`${asked} was refused after ${recent.length} declines within ten minutes`);
    }
  }
};
