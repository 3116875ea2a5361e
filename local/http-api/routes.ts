/** API Gateway's choice of a route: the most specific one that fits the method and the path. */

export type Route<T> = { readonly key: string; readonly target: T };

export type Match<T> = {
  readonly route: Route<T>;
  readonly pathParameters: Readonly<Record<string, string>>;
};

/**
 * The route for a request, or nothing. Source of the order: API Gateway's developer guide, "Routing
 * API requests": a full match, then a greedy path variable, then `$default`; a named method before
 * ANY.
 */
export const matchRoute = <T>(
  routes: readonly Route<T>[],
  method: string,
  path: string,
): Match<T> | undefined => {
  const matches = routes.flatMap((route) => {
    const pathParameters = fits(route.key, method, path);
    return pathParameters === undefined ? [] : [{ route, pathParameters }];
  });
  return matches.sort((a, b) => rank(a.route.key) - rank(b.route.key))[0];
};

const rank = (key: string): number => {
  if (key === '$default') return 1000;
  const [method, template = ''] = key.split(' ');
  const variables = template.match(/\{/g)?.length ?? 0;
  return (template.includes('+}') ? 100 : 0) + variables * 2 + (method === 'ANY' ? 1 : 0);
};

const fits = (key: string, method: string, path: string): Record<string, string> | undefined => {
  if (key === '$default') return {};
  const [keyMethod, template = ''] = key.split(' ');
  if (keyMethod !== 'ANY' && keyMethod !== method) return undefined;
  const pattern = template
    .replace(/[.*?^$()|[\]\\]/g, '\\$&')
    .replace(/\{(\w+)\+\}/g, '(?<$1>.+)')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const match = new RegExp(`^${pattern}$`).exec(path);
  if (match === null) return undefined;
  return Object.fromEntries(
    Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
};
