/**
 * The merchant's commands, in one function: a role that may invoke it may carry out all of them.
 * The function never throws; its answer says whether the command was carried out.
 */
import { type Answer, type Command, CommandRefused } from '../checkout/commands.ts';
import { isOutage } from '../checkout/errors.ts';
import { errorFields, log } from '../lambda/log.ts';
import { approve, cancel, type DecisionServices } from './decisions.ts';
import { type ListServices, list } from './list.ts';
import { type RefundServices, refund } from './refund.ts';
import { readCommand } from './requests.ts';
import { type ShowServices, show } from './show.ts';
import { type StockServices, stock } from './stock.ts';

export type OrdersServices = ListServices &
  ShowServices &
  DecisionServices &
  RefundServices &
  StockServices;

export const orders =
  (services: OrdersServices) =>
  async (event: unknown): Promise<Answer> => {
    try {
      const command = readCommand(event);
      const answer = await carryOut(services, command);
      const { command: name } = command;
      log.info('command done', {
        command: name,
        ...('orderId' in command && { orderId: command.orderId }),
      });
      return answer;
    } catch (error) {
      return { error: refusalIn(error) };
    }
  };

const carryOut = (services: OrdersServices, command: Command): Promise<Answer> => {
  switch (command.command) {
    case 'list':
      return list(services)(command);
    case 'show':
      return show(services)(command);
    case 'approve':
      return approve(services)(command);
    case 'cancel':
      return cancel(services)(command);
    case 'refund':
      return refund(services)(command);
    case 'stock':
      return stock(services)(command);
  }
};

const refusalIn = (error: unknown): Extract<Answer, { error: unknown }>['error'] => {
  if (error instanceof CommandRefused) {
    log.info('command refused', { code: error.code });
    return { code: error.code, message: error.message };
  }
  log.error('command failed', errorFields(error));
  return isOutage(error)
    ? {
        code: 'unavailable',
        message:
          'It is not known whether the command was carried out: give the same one again in a ' +
          'minute. Nothing is done twice.',
      }
    : {
        code: 'internal_error',
        message: 'The command failed: the function’s log says why. It is safe to give it again.',
      };
};
