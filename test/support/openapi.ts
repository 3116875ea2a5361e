/** Holds answers against docs/openapi.yaml. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';

type Media = { readonly schema: unknown };
type Response = {
  readonly $ref?: string;
  readonly headers?: Readonly<
    Record<string, { readonly $ref?: string; readonly required?: boolean }>
  >;
  readonly content?: Readonly<Record<string, Media>>;
};
type Operation = { readonly responses: Readonly<Record<string, Response>> };
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Response>> };
};

const file = path.resolve(import.meta.dirname, '../../docs/openapi.yaml');
export const openApi = parse(readFileSync(file, 'utf8')) as Document;

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(openApi, 'api');

const responseOf = (response: Response): Response => {
  const name = response.$ref?.split('/').at(-1);
  return name === undefined ? response : (openApi.components.responses[name] ?? response);
};

/** Every way in which an answer is not what the document says; none when it is. */
export const faultsOf = (
  method: string,
  template: string,
  answer: { readonly status: number; readonly headers: Headers; readonly body: unknown },
): readonly string[] => {
  const operation = openApi.paths[template]?.[method.toLowerCase()];
  const described = operation?.responses[String(answer.status)];
  if (described === undefined) return [`${method} ${template} has no answer ${answer.status}`];
  const response = responseOf(described);
  const type = answer.headers.get('content-type') ?? '';
  const schema = response.content?.[type]?.schema;
  if (schema === undefined) return [`${answer.status} has no content of type ${type}`];
  const missing = Object.entries(response.headers ?? {})
    .filter(([name, { required }]) => required === true && !answer.headers.has(name))
    .map(([name]) => `the header ${name} is missing`);
  const validate = ajv.compile(rooted(schema) as object);
  if (validate(answer.body)) return missing;
  return [
    ...missing,
    ...(validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`),
  ];
};

/** References within the document, as seen from outside of it. */
const rooted = (schema: unknown): unknown =>
  JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"api#/'));
