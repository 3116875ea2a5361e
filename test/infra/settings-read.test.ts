/**
 * What each deployed bundle reads when it starts is what the template gives its function: a setting
 * that is missing would only be noticed by the first request, and one too many by nobody.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { settingNames } from '../../functions/checkout/setting-names.ts';
import { assetFolderOf, propertiesOf } from '../support/template.ts';

type Given = Readonly<Record<string, unknown>>;
type Asked = { readonly name: string; readonly bundle: string; readonly given: Given };

const functions: readonly Asked[] = Object.entries(propertiesOf('AWS::Lambda::Function'))
  .filter(([name]) => !/^(AWSCDK|CustomCDK)/.test(name))
  .map(([name, { Environment }]) => ({
    name,
    bundle: pathToFileURL(path.join(assetFolderOf(name), 'index.js')).href,
    given: (Environment as { readonly Variables: Given }).Variables,
  }));

/** Starts each bundle with the settings of its function, in a process that notes which are read. */
const readAtStart = (): Readonly<Record<string, readonly string[]>> => {
  const script = `
    const read = {};
    for (const { name, bundle, given } of ${JSON.stringify(functions)}) {
      const names = new Set();
      // What is only known at a deployment is a text of its own here; addresses have to be some.
      const env = { ...given, STRIPE_API_URL: given.STRIPE_API_URL && 'https://api.stripe.com' };
      process.env = new Proxy(env, {
        get: (values, key) => {
          if (typeof key === 'string') names.add(key);
          return values[key];
        },
      });
      await import(bundle);
      read[name] = [...names];
    }
    console.log(JSON.stringify(read));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }),
  );
};

const read = readAtStart();
const ours: readonly string[] = settingNames;

test.each(functions)(
  '$name starts with the settings that it is given, and reads all of them',
  ({ name, given }) => {
    const asked = read[name]?.filter((each) => ours.includes(each)).sort();
    const { NODE_OPTIONS: _, ...settings } = given;
    expect(asked).toEqual(Object.keys(settings).sort());
  },
);
