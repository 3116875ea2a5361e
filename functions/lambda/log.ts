/**
 * Logs one JSON object per line, through Lambda's own JSON logging. Only the fields named here can
 * be logged: ids, names and numbers, never a body, an address, a card or a key.
 */
import { CheckoutError } from '../checkout/errors.ts';
import type { CheckoutId, OrderId, PaymentIntentId } from '../checkout/ids.ts';

type Fields = {
  readonly checkoutId?: CheckoutId;
  readonly outcome?: string;
  readonly route?: string;
  readonly status?: number;
  readonly code?: string;
  readonly error?: string;
  readonly reason?: string;
  readonly cause?: string;
  readonly products?: number;
  readonly sku?: string;
  readonly finding?: string;
  readonly paymentIntentId?: PaymentIntentId;
  readonly eventId?: string;
  readonly eventType?: string;
  readonly command?: string;
  readonly orderId?: OrderId;
  readonly published?: number;
  readonly records?: number;
};

export const log = {
  info: (message: string, fields: Fields = {}): void => console.info({ message, ...fields }),
  warn: (message: string, fields: Fields = {}): void => console.warn({ message, ...fields }),
  error: (message: string, fields: Fields = {}): void => console.error({ message, ...fields }),
};

/**
 * The fields that may be logged about an error. Of a `CheckoutError`: its name, its message and the
 * name of its cause. Of any other error: its name and its position in the code, but not its
 * message, which may quote a request.
 */
export const errorFields = (error: unknown): Pick<Fields, 'error' | 'reason' | 'cause'> => {
  if (error instanceof CheckoutError) {
    const cause = error.cause instanceof Error ? { cause: error.cause.name } : {};
    return { error: error.name, reason: error.message, ...cause };
  }
  if (!(error instanceof Error)) return { error: 'NotAnError' };
  const position = positionOf(error);
  return { error: error.name, ...(position !== undefined && { reason: position }) };
};

/** The first frame of the stack. It is looked for after the message, which could look like one. */
const positionOf = ({ stack = '', message }: Error): string | undefined => {
  const start = stack.indexOf(message);
  if (start === -1) return undefined;
  const frames = stack.slice(start + message.length).split('\n');
  return frames.find((line) => line.trimStart().startsWith('at '))?.trim();
};
