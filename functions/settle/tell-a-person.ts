/**
 * Tells a person of a finding, once a day for each finding and checkout, although it is met again
 * with every run of the reconciler. It is published before that is noted: a crash in between, or
 * two at once, tell twice, and never not at all.
 */
import { CheckoutError, errorNames } from '../checkout/errors.ts';
import {
  type FindingEvent,
  findingEvent,
  type Numbers,
  subjectOf,
} from '../checkout/finding-event.ts';
import type { Finding } from '../checkout/verdict.ts';
import { needsAPerson } from '../lambda/needs-a-person.ts';

type Services = {
  /** Resolves to whether this was told since then, in Unix milliseconds. */
  readonly wasToldSince: (subject: string, sinceMs: number) => Promise<boolean>;
  /** Resolves to the number of events that were accepted. */
  readonly publish: (events: readonly FindingEvent[]) => Promise<number>;
  readonly noteTold: (subject: string, atMs: number) => Promise<void>;
  readonly now: () => number;
};

export type Tell = (finding: Finding, numbers: Numbers) => Promise<void>;

/** An hour less than a day, so that what is met every six hours is told each day, too. */
const quietMs = 23 * 60 * 60 * 1000;

/**
 * Throws `EventBridgeUnavailable` or `DynamoDbUnavailable` when it may not have been told. Then the
 * caller fails, and is repeated.
 */
export const tellAPerson =
  ({ wasToldSince, publish, noteTold, now }: Services): Tell =>
  async (finding, numbers) => {
    needsAPerson(finding, numbers);
    const atMs = now();
    const subject = subjectOf(finding, numbers);
    if (await wasToldSince(subject, atMs - quietMs)) return;
    const taken = await publish([findingEvent(finding, numbers, new Date(atMs).toISOString())]);
    if (taken === 0) {
      throw new CheckoutError(
        errorNames.eventBridgeUnavailable,
        `EventBridge did not take the finding ${finding}; its numbers are in the log.`,
      );
    }
    await noteTold(subject, atMs);
  };
