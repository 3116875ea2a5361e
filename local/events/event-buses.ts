/** EventBridge's buses: each event goes to the targets of the rules whose pattern it matches. */
import { randomUUID } from 'node:crypto';

/** An event as a target gets it. */
export type BusEvent = {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601, to the second. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
};

/** An event as PutEvents takes it. */
export type Entry = {
  readonly Source?: string;
  readonly DetailType?: string;
  /** A JSON object, as a text. */
  readonly Detail?: string;
  /** A name or an ARN; without it, the account's default bus. */
  readonly EventBusName?: string;
  /** Unix seconds; without it, now. */
  readonly Time?: number;
  readonly Resources?: readonly string[];
};

export type EntryResult =
  | { readonly EventId: string }
  | { readonly ErrorCode: string; readonly ErrorMessage: string };

export type Rule = {
  readonly busName: string;
  readonly matches: (event: BusEvent) => boolean;
  /** Delivers the event to all targets of the rule, and does not wait for what they do with it. */
  readonly deliver: (event: BusEvent) => void;
};

export type EventBuses = {
  /** The bus is given by its name or its ARN. */
  readonly has: (busName: string) => boolean;
  /** Takes an entry for an existing bus, or says what is wrong with the entry. */
  readonly put: (entry: Entry) => EntryResult;
  /** The last 2000 events, oldest first. */
  readonly recent: readonly BusEvent[];
};

const defaultBus = 'default';
const keptEvents = 2000;

/** `arn:aws:events:us-east-1:000000000000:event-bus/Orders` is `Orders`. */
export const busNameOf = (nameOrArn = defaultBus): string => nameOrArn.split('/').at(-1) ?? '';

/** `before`: the events that the buses of a system that is reloaded have had. */
export const createEventBuses = (
  busNames: readonly string[],
  rules: readonly Rule[],
  before: readonly BusEvent[] = [],
): EventBuses => {
  const names = new Set([defaultBus, ...busNames]);
  const recent = [...before];
  return {
    has: (busName) => names.has(busNameOf(busName)),
    recent,
    put: (entry) => {
      const event = eventOf(entry);
      if ('ErrorCode' in event) return event;
      recent.push(event);
      if (recent.length > keptEvents) recent.shift();
      const busName = busNameOf(entry.EventBusName);
      for (const rule of rules) {
        if (rule.busName === busName && rule.matches(event)) rule.deliver(event);
      }
      return { EventId: event.id };
    },
  };
};

const refused = (ErrorCode: string, ErrorMessage: string) => ({ ErrorCode, ErrorMessage });

const eventOf = (entry: Entry): BusEvent | ReturnType<typeof refused> => {
  const { Source = '', DetailType = '', Detail = '', Time, Resources = [] } = entry;
  for (const [name, value] of Object.entries({ Source, DetailType, Detail })) {
    if (value === '') {
      return refused('InvalidArgument', `Parameter ${name} is not valid. Reason: it is required.`);
    }
  }
  if (Source.startsWith('aws.')) {
    return refused('NotAuthorizedForSourceException', 'Sources of AWS’s own begin with "aws.".');
  }
  const detail = objectOf(Detail);
  if (detail === undefined) {
    return refused('MalformedDetail', 'Detail is malformed: it must be the text of a JSON object.');
  }
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': DetailType,
    source: Source,
    account: '000000000000',
    time: new Date(Time === undefined ? Date.now() : Time * 1000)
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
    region: 'us-east-1',
    resources: Resources,
    detail,
  };
};

const objectOf = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};
