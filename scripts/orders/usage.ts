/** What `npm run orders -- --help` prints. */
import { mostDays, mostOrders } from '../../functions/checkout/commands.ts';
import { orderStatuses } from '../../functions/checkout/order-status.ts';
import { placeUsage } from '../terminal/place.ts';

export const usage = `Usage: npm run orders -- <command> [options]

  list                       the newest orders
      --status <status>      only ${orderStatuses.join(', ')}
      --awaiting             only those that wait for your approval
      --email <address>      only those of this address, of ten years
      --before <order>       only older ones: the next of a list that ended with this order
      --days <n>             of the last n days (30; ${mostDays} at most)
      --limit <n>            n orders (20; ${mostOrders} at most)
  show <order>               all that is known of one
  approve <order>            capture what is held
      --amount <amount>      only so much of it; the rest is released
  cancel <order>             release what is held, instead of approving it
  refund <order>             give back all that is left of a paid order
      --amount <amount>      only so much
      --id <id>              the refund's own name: an id that was used before refunds nothing more
      --restock              give all of the order's stock back, too: once for an order
  stock <product>            how many pieces of it are left
      --set <n>              from now on so many
      --add <n>              so many more (--add=-2 for less)
      --id <id>              the change's own name: an id that was used before changes nothing more

  --json                     print one JSON object and nothing else (under npm run --silent)
  --yes                      do not ask before money moves
${placeUsage}
  --help                     this text

Write amounts as people do: 12.50 for USD, 500 for JPY. These commands need the role that is named by the stack's
output MerchantRoleArn: name it in a profile (role_arn) and set AWS_PROFILE.`;
