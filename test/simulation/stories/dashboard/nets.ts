/** The two nets besides retries, each of which is enough by itself. */
import type { Universe } from '../../world/universe.ts';
import type { World } from '../../world/world.ts';
import type { Story } from '../story.ts';
import { dropEvents, minute, reconcileAll } from '../telling.ts';

export type Net = { readonly name: string; readonly settle: (world: World) => Promise<void> };

/** Which of the nets are there at all. */
const nets: readonly Net[] = [
  {
    name: 'though no event ever comes',
    settle: async (world) => {
      dropEvents(world);
      await reconcileAll(world);
    },
  },
  {
    name: 'though the reconciler never runs',
    settle: async (world) => {
      await world.advance(2 * minute);
      await world.run(() => world.deliverEvents());
    },
  },
];

/** The same story with only one of them each time. */
export const withEach = (
  name: string,
  tell: (universe: Universe, net: Net) => Promise<void>,
): Story[] =>
  nets.map((net) => ({ name: `${name}, ${net.name}`, tell: (universe) => tell(universe, net) }));
