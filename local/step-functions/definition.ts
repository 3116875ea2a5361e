/** The state machine's definition, as Amazon States Language has it; the parts that are read here. */
import type { StateMachineDefinition } from 'aws-local-stepfunctions';

export type State = {
  readonly Type: string;
  readonly Comment?: string;
  readonly Resource?: string;
  readonly TimeoutSeconds?: number;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[] }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
};

export type Definition = {
  readonly Comment?: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
};

/** The same document for the interpreter, which types it more narrowly. */
export const forInterpreter = (definition: Definition): StateMachineDefinition =>
  JSON.parse(JSON.stringify(definition)) as StateMachineDefinition;
