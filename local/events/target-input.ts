/**
 * What a rule's target gets of an event: all of it, a part, a text of its own, or a template that
 * is filled in. Source:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
import type { BusEvent } from './event-buses.ts';

/** A path is one of member names, as `$.detail.order`; nothing else of JSONPath is known here. */
export type InputProperties = {
  readonly Id: string;
  readonly Input?: string;
  readonly InputPath?: string;
  readonly InputTransformer?: {
    readonly InputPathsMap?: Readonly<Record<string, string>>;
    /** In it, `<name>` stands for what is at the path of this name. */
    readonly InputTemplate: string;
  };
};

const known = new Set([
  ...['Id', 'Arn', 'Input', 'InputPath', 'InputTransformer'],
  // These have no effect here: every delivery succeeds, and permissions are not checked.
  ...['RetryPolicy', 'DeadLetterConfig', 'RoleArn'],
]);

/**
 * Gives the text that the target gets: JSON, unless a template is none. Throws an Error for a
 * target with any other property, or with another path.
 */
export const inputFor = (target: InputProperties, owner: string): ((event: BusEvent) => string) => {
  const { Input, InputPath, InputTransformer } = target;
  const unknown = Object.keys(target).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(`${owner} has a target with ${unknown.join(', ')}, which can't be run here.`);
  }
  if (Input !== undefined) return () => Input;
  if (InputTransformer !== undefined) {
    const { InputPathsMap = {}, InputTemplate } = InputTransformer;
    const fields = Object.entries(InputPathsMap).map(
      ([name, path]) => [name, memberAt(path, owner)] as const,
    );
    return (event) =>
      fields.reduce(
        (text, [name, valueIn]) => text.replaceAll(`<${name}>`, () => asText(valueIn(event))),
        InputTemplate,
      );
  }
  const part = InputPath === undefined ? (event: BusEvent) => event : memberAt(InputPath, owner);
  return (event) => JSON.stringify(part(event));
};

/** Within a template's text a text is without quotes, and what there is none of is nothing. */
const asText = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : (JSON.stringify(value) ?? '');

const memberAt = (path: string, owner: string): ((event: BusEvent) => unknown) => {
  if (!/^\$(\.[\w-]+)*$/.test(path)) {
    throw new Error(`${owner} has a target with the input path ${path}, which can't be run here.`);
  }
  const names = path.split('.').slice(1);
  return (event) =>
    names.reduce<unknown>(
      (value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name],
      event,
    );
};
