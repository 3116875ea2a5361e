/** A design as the comparison drives it, on virtual time. */
import type { Row } from '../../local/dynamodb/tables.ts';
import type { AskStripe } from '../ledger/read-payments.ts';
import type { Visit } from './mishaps.ts';

export type Shop = {
  /** A shopper's visit with its mishap, and until nothing of it is under way any more. */
  readonly visit: (visit: Visit) => Promise<void>;
  /** After the last visit: a day passes, and whatever the design has beside its flow has its turn. */
  readonly close: () => Promise<void>;
  /** For the ledger. */
  readonly stripe: AskStripe;
  readonly orderRows: () => Promise<readonly Row[]>;
  readonly stop: () => Promise<void>;
};
