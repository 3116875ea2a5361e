/** Names and values that a merchant keeps with an object. Source: https://docs.stripe.com/api/metadata */
import { group, type Params, text } from '../api/form.ts';

/**
 * The metadata after a request. It sets the names that it gives, deletes those whose value is empty,
 * and deletes all of them when `metadata` itself is empty.
 */
export const metadataAfter = (
  current: Readonly<Record<string, string>>,
  params: Params,
): Record<string, string> => {
  if (text(params, 'metadata') === '') return {};
  const given = Object.entries(group(params, 'metadata') ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const merged = { ...current, ...Object.fromEntries(given) };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
};
