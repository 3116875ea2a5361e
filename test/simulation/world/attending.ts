/** A person on call, who is told of what stopped for good and does what docs/runbook.md says of it. */
import { isOpen } from '../../support/ledger/checkouts.ts';
import { isTold, stoppedForGood } from '../../support/ledger/told.ts';
import type { World } from './world.ts';

/**
 * Redrives, as a person does who has mended the cause, each execution that the reconciler does not.
 * Resolves to what is wrong: sentences about those that nobody was told of.
 */
export const attendToParked = async (world: World): Promise<readonly string[]> => {
  await world.run(() => world.reconcile('open'));
  const { executions } = world.application;
  const wrong: string[] = [];
  for (const { id, status } of await world.application.rows('TablesCheckouts')) {
    if (!isOpen(status)) continue;
    const last = executions.list().findLast(({ name }) => name.startsWith(String(id)));
    if (last?.status !== 'FAILED') continue;
    if (!isTold(world.books(), String(id), stoppedForGood)) {
      wrong.push(
        `checkout ${String(id)} is parked as ${String(status)}, and nobody was told of it`,
      );
    }
    world.say(`Person on call: redrive ${last.name}`);
    executions.redrive(last.name);
  }
  await world.run(async () => {});
  return wrong;
};
