/** Settings at places where the CDK does not pass them on, and nobody would read them. */
import type { JsonText } from './json-text.ts';
import { nearest } from './nearest.ts';

/** One line for each; `contextKeys` are the keys that the CDK has passed on, from wherever. */
export const strayContext = (
  cdkJson: JsonText,
  contextKeys: readonly string[],
): readonly string[] => {
  const { context = {}, ...top } = cdkJson.value as { readonly context?: object };
  const fromFile = Object.keys(context);
  return [
    ...Object.keys(top)
      .filter(isMeant)
      .map(
        (key) =>
          `${cdkJson.placeOfKey([key])}: ${key} is at the top level of cdk.json, where nobody reads ` +
          'it. Move it into "context", as "holdfast".',
      ),
    ...contextKeys
      .filter((key) => isMeant(key) && key !== 'holdfast')
      .map((key) => {
        const isInFile = fromFile.includes(key);
        const place = isInFile ? cdkJson.placeOfKey(['context', key]) : `-c ${key}`;
        return `${place}: there is no context ${key}; did you mean holdfast? Its value is an object.`;
      }),
  ];
};

/** `holdfast`, the same with a slip, or one setting of it as in `holdfast.keepData`. */
const isMeant = (key: string): boolean =>
  key.startsWith('holdfast.') || nearest(key, ['holdfast']) !== undefined;
