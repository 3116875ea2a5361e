/** What the command prints of each request and each delivery. */
import type { Delivery } from '../account/objects.ts';
import type { JournalEntry } from '../account/state.ts';

/** `POST /v1/payment_intents 200`, and what was special about it. */
export const requestLine = ({
  method,
  path,
  status,
  replayed,
  fault,
}: Readonly<JournalEntry>): string => {
  const special = [...(replayed ? ['replayed'] : []), ...(fault ? [`fault: ${fault}`] : [])];
  const remark = special.length === 0 ? '' : `  (${special.join(', ')})`;
  return `${method} ${path}  ${status}${remark}`;
};

/** `webhook payment_intent.created evt_…  200`; 0 is a delivery without an answer. */
export const deliveryLine = ({ type, eventId, lastStatus }: Readonly<Delivery>): string =>
  `webhook ${type} ${eventId}  ${lastStatus === 0 ? 'no answer' : lastStatus}`;
