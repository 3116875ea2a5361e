/** Where a command finds its stack: in AWS, or on this machine. */
import { UsageError } from './usage-error.ts';

export type Place = {
  readonly stack: string;
  readonly region?: string | undefined;
  /** The addresses of the system that `npm start` runs; undefined for AWS. */
  readonly local?: { readonly pageUrl: string; readonly awsUrl: string } | undefined;
};

/** The options that name the place, for `parseArgs`. */
export const placeOptions = {
  stack: { type: 'string', default: 'Holdfast' },
  region: { type: 'string' },
  local: { type: 'boolean', default: false },
  port: { type: 'string', default: '8080' },
} as const;

export const placeUsage = `\
  --stack <name>             the stack (Holdfast)
  --region <region>          its region; without it, as the AWS CLI finds it
  --local [--port <port>]    the system that \`npm start\` runs on this machine (8080)`;

type Typed = {
  readonly stack: string;
  readonly region?: string | undefined;
  readonly local: boolean;
  readonly port: string;
};

/** The place that was typed. Throws a `UsageError` for an invalid port. */
export const placeOf = ({ stack, region, local, port }: Typed): Place => {
  const pagePort = portOf(port);
  const url = (offset: number) => `http://127.0.0.1:${pagePort + offset}`;
  // The AWS endpoint has the second port after the page's; the Stripe stand-in is between them.
  return { stack, region, local: local ? { pageUrl: url(0), awsUrl: url(2) } : undefined };
};

/** The bounds are those of PORT: `npm start` needs four ports in a row. */
const portOf = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1024 && port <= 65532) return port;
  throw new UsageError(
    `--port takes the port of the page of \`npm start\`, from 1024 to 65532, not "${text}".`,
  );
};

/** The options to type for this place, without those that have their default. */
export const placeAsTyped = ({ stack, region, local }: Place): string => {
  const port = local === undefined ? '' : new URL(local.pageUrl).port;
  return [
    stack === placeOptions.stack.default ? '' : `--stack ${stack}`,
    region === undefined ? '' : `--region ${region}`,
    local === undefined ? '' : '--local',
    local === undefined || port === placeOptions.port.default ? '' : `--port ${port}`,
  ]
    .filter(Boolean)
    .join(' ');
};
