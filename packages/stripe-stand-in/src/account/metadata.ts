/** Names and values that a merchant keeps with an object. Source: https://docs.stripe.com/api/metadata */
import { group, type Params, text } from '../api/form.ts';

/**
 * `current` after a request: names that it has are set, those with an empty value are deleted, and
 * an empty `metadata` deletes all of them.
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
