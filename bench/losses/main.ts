/**
 * A share of one design's checkouts, in a process whose clock is virtual:
 * `node main.ts <design> <visits> <seed> <share>/<shares> <assembly>`. Writes a JSON object for each line:
 * `{"done": 1}` after each visit, and `{"result": …}` in the end.
 */
import { designNames, openShop } from './designs.ts';
import { visitsOf } from './mishaps.ts';
import { play } from './play.ts';
import type { Report } from './run-design.ts';

const [given = '', count = '', seed = '', share = '0/1', assembly = ''] = process.argv.slice(2);
const design = designNames.find((name) => name === given);
if (design === undefined) {
  throw new Error(`There is no design "${given}". There are: ${designNames.join(', ')}.`);
}
const [part = 0, parts = 1] = share.split('/').map(Number);
const visits = visitsOf(Number(count), Number(seed)).filter((_, index) => index % parts === part);
const say = (report: Report): void => void process.stdout.write(`${JSON.stringify(report)}\n`);
const shop = await openShop(design, Number(seed), assembly);
say({ result: await play(shop, visits, () => say({ done: 1 })) });
await shop.stop();
process.exit();
