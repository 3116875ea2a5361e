/** What the main thread and a host say to each other. */
import type { EnvironmentOptions, Invocation, Outcome } from './environment.ts';
import type { ErrorDetail } from './lambda-error.ts';

export type ToHost =
  | { readonly kind: 'start'; readonly environment: number; readonly options: EnvironmentOptions }
  | { readonly kind: 'invoke'; readonly environment: number; readonly invocation: Invocation }
  | { readonly kind: 'end'; readonly environment: number };

export type FromHost =
  | { readonly kind: 'started'; readonly environment: number; readonly error?: ErrorDetail }
  | { readonly kind: 'said'; readonly environment: number; readonly text: string }
  | { readonly kind: 'answered'; readonly environment: number; readonly outcome: Outcome }
  | { readonly kind: 'exited'; readonly environment: number }
  | { readonly kind: 'ended'; readonly environment: number };
