/** What both measured processes do alike: say where they are, how large they are, and end with the bench. */
import { askMemory, type FromMeasured, type Ready } from './messages.ts';

const say = (message: FromMeasured): void => void process.send?.(message);

/** Says that it is ready. `stop` is called when the bench has no use for it any more, or has died. */
export const beMeasured = (ready: Ready, stop: () => Promise<void>): void => {
  process.on('message', (question) => {
    if (question !== askMemory) return;
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    say({ memory: { rssBytes: process.memoryUsage.rss(), peakBytes } });
  });
  process.once('disconnect', async () => {
    await stop();
    process.exit(0);
  });
  say({ ready });
};
