/** The designs that are compared, and how each one's shop is opened. */
import type { EffectOf } from './armed.ts';
import { type FlowDesign, openFlowShop } from './flow-world.ts';
import { openHoldfastShop } from './holdfast-shop.ts';
import type { Shop } from './shop.ts';

export const designNames = ['plain', 'plain-with-keys', 'session', 'holdfast'] as const;
export type DesignName = (typeof designNames)[number];

/** By the name of the DynamoDB call that makes the order. */
const effectsBy =
  (orderCall: string): EffectOf =>
  ({ service, name }) => {
    if (service === 'dynamodb') return name === orderCall ? 'order' : undefined;
    if (name === 'POST /v1/payment_intents') return 'hold';
    return name === 'POST /v1/payment_intents/:id/capture' ? 'capture' : undefined;
  };

const plain: FlowDesign = {
  bundle: 'plain-handler',
  effectOf: effectsBy('PutItem'),
  hasKeys: false,
};

const flows: Readonly<Record<Exclude<DesignName, 'holdfast'>, FlowDesign>> = {
  plain,
  'plain-with-keys': { ...plain, hasKeys: true },
  session: { bundle: 'session-handler', effectOf: effectsBy('UpdateItem'), hasKeys: true },
};

/** Opens the shop of this design. The assembly is Holdfast's. */
export const openShop = (name: DesignName, seed: number, assembly: string): Promise<Shop> =>
  name === 'holdfast' ? openHoldfastShop(assembly, seed) : openFlowShop(flows[name], seed);
