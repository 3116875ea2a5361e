/** The template with two mistakes: a role that may do everything, and a runtime that there is none of. */
import { readFileSync, writeFileSync } from 'node:fs';

type Statement = { Action: unknown; Resource: unknown };
type Template = {
  readonly Resources: Readonly<
    Record<
      string,
      {
        readonly Type: string;
        readonly Properties: { PolicyDocument: { Statement: Statement[] }; Runtime?: string };
      }
    >
  >;
};

export const plantMistakes = (from: string, to: string): void => {
  const template = JSON.parse(readFileSync(from, 'utf8')) as Template;
  const first = (type: string) => {
    const found = Object.values(template.Resources).find(({ Type }) => Type === type);
    if (found === undefined) throw new Error(`The template has no ${type}.`);
    return found.Properties;
  };
  const statement = first('AWS::IAM::Policy').PolicyDocument.Statement[0];
  if (statement === undefined) throw new Error('The first policy has no statement.');
  statement.Action = '*';
  statement.Resource = '*';
  first('AWS::Lambda::Function').Runtime = 'nodejs-of-tomorrow';
  writeFileSync(to, JSON.stringify(template));
};
