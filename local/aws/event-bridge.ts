/** EventBridge's PutEvents. */
import { busNameOf, type Entry, type EventBuses } from '../events/event-buses.ts';
import type { Actions, Input } from './actions.ts';
import { AwsError } from './aws-error.ts';

const maxEntries = 10;

export const eventBridgeActions = (buses: EventBuses): Actions => ({
  'AWSEvents.PutEvents': (input: Input) => {
    const { Entries = [] } = input as { readonly Entries?: readonly Entry[] };
    if (Entries.length === 0 || Entries.length > maxEntries) {
      throw new AwsError(
        'ValidationException',
        `There are ${Entries.length} entries; there must be 1 to ${maxEntries}.`,
      );
    }
    for (const { EventBusName } of Entries) {
      if (EventBusName === undefined || buses.has(EventBusName)) continue;
      const name = busNameOf(EventBusName);
      throw new AwsError('ResourceNotFoundException', `Event bus ${name} does not exist.`);
    }
    const results = Entries.map((entry) => buses.put(entry));
    return {
      FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
      Entries: results,
    };
  },
});
