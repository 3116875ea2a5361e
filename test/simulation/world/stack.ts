/** The synthesized stack as the simulated world deploys it. */
import { readAssembly } from '../../../local/template/assembly.ts';
import { resolveStack, type Stack } from '../../../local/template/stack.ts';

const parameters = {
  StripeApiUrl: 'http://stripe.sim',
  StripePublishableKey: 'pk_test_local',
};

export const stackIn = (assemblyFolder: string): Stack =>
  resolveStack(readAssembly(assemblyFolder, 'Holdfast'), parameters);
