/** Single files that take more than their room may, each with its reason. */
import type { Exception } from './exceptions.ts';

export const strays: readonly Exception[] = [
  {
    file: 'functions/checkout/idempotency.ts',
    what: 'node:crypto',
    why: 'hashes the key of a checkout into its ids: the same key has the same ids, so it is pure',
  },
  {
    file: 'functions/checkout/email-key.ts',
    what: 'node:crypto',
    why: 'hashing is arithmetic, and Node has it',
  },
  {
    file: 'functions/http/viewers.ts',
    what: 'node:crypto',
    why: 'draws a salt for each hour: nobody must be able to guess it',
  },
  {
    file: 'functions/lambda/settings.ts',
    what: 'environment',
    why: 'is the one reader of `process.env`',
  },
  { file: 'functions/lambda/log.ts', what: 'console', why: 'is the one writer of the log' },
  {
    file: 'functions/store/conflicts.ts',
    what: 'chance',
    why: 'draws how long to wait: two writes that met and wait equally long would only meet again',
  },
  {
    file: 'functions/stripe/tax.ts',
    what: 'network',
    why: 'asks Stripe Tax by one call with a key of its own; it runs in the API, where a shopper would wait for Stripe’s SDK to load',
  },
  {
    file: 'infra/app.ts',
    what: 'console',
    why: 'is what the CDK runs: it says what is wrong in the configuration, without a stack trace',
  },
  {
    file: 'infra/app.ts',
    what: 'environment',
    why: 'ends with the exit code of a failure then',
  },
  {
    file: 'packages/stripe-stand-in/start.js',
    what: 'packages/stripe-stand-in/dist/command/main.js',
    why: 'runs what build.js has compiled, which git does not keep',
  },
];
