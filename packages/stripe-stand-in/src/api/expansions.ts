/**
 * Which parts of an object a request wants whole. Source: https://docs.stripe.com/api/expanding_objects.
 * The words of the refusals are from answers of the API; they have neither a code nor a param. A path
 * is judged by the kind of the answer, before anything is done.
 */
import { invalidParameter } from './errors.ts';
import { expandable } from './expandable.ts';
import { list, type Params, text } from './form.ts';

export type Expansion = readonly string[];

const deepest = 4;

/** What a member leads to: a name of the table, a `list of` one, `whole`; undefined for no member. */
export const leadsTo = (object: string, member: string): string | undefined => {
  if (object === 'whole') return 'whole';
  const listed = /^list of (.+)$/.exec(object)?.[1];
  if (listed !== undefined) return member === 'data' ? listed : undefined;
  const members = expandable[object];
  return members !== undefined && Object.hasOwn(members, member) ? members[member] : undefined;
};

const assertDepth = (path: string, members: Expansion): void => {
  if (members.length <= deepest) return;
  throw invalidParameter(
    `You cannot expand more than ${deepest} levels of a property. Property: ${path}`,
    { code: 'property_expansion_max_depth' },
  );
};

const assertMembers = (object: string, members: Expansion): void => {
  let at = object;
  for (const [index, member] of members.entries()) {
    const next = leadsTo(at, member);
    if (next === undefined) throw cannotExpand(members.slice(0, index + 1), object);
    at = next;
  }
};

const cannotExpand = (members: Expansion, object: string) => {
  const path = members.join('.');
  const hint =
    object.startsWith('list of ') && members[0] !== 'data'
      ? ` You may want to try expanding 'data.${path}' instead.`
      : '';
  return invalidParameter(`This property cannot be expanded (${path}).${hint}`);
};

/**
 * The paths in `expand`, member by member. `object` is the answer's name in the table, or a `list of`
 * it. Throws Stripe's 400 for a path that leads nowhere, or too deep.
 */
export const expansionsIn = (params: Params, object: string): readonly Expansion[] => {
  if (text(params, 'expand') !== undefined) {
    throw invalidParameter('Invalid array', { param: 'expand' });
  }
  return list(params, 'expand').map((path) => {
    const members = path.split('.');
    assertDepth(path, members);
    assertMembers(object, members);
    return members;
  });
};
