import { createDeployments } from '../../../local/lambda/deployments.ts';
import type { LambdaConfiguration } from '../../../local/lambda/function.ts';

const configuration = (name: string, folder: string): LambdaConfiguration => ({
  ...{ name, folder, handler: 'index.handler', timeoutSeconds: 3, environment: {} },
});

/** Environments that answer with the folder of their code. */
const hosts = {
  start: ({ folder }: { readonly folder: string }) => ({
    started: Promise.resolve(),
    invoke: async () => ({ result: JSON.stringify(folder) }),
    end: () => {},
    isOver: () => false,
  }),
};

test('a function stays the same one, and runs new code once its deployment has begun', async () => {
  const next = createDeployments(hosts, () => {});
  const first = next();
  const api = first.runtime(configuration('Api', 'old'));
  first.begin();
  const second = next();
  expect(second.runtime(configuration('Api', 'new'))).toBe(api);
  expect(await api.invoke({})).toBe('old');
  const takeBack = second.begin();
  expect([await api.invoke({}), api.configuration.folder]).toEqual(['new', 'new']);
  takeBack();
  expect(await api.invoke({})).toBe('old');
});

test('a deployment that never begins leaves nothing behind', () => {
  const next = createDeployments(hosts, () => {});
  const left = next().runtime(configuration('Api', 'old'));
  expect(next().runtime(configuration('Api', 'new'))).not.toBe(left);
});
