// Cuts from Stripe's OpenAPI description what tests hold the stand-in's answers to:
// `node openapi.js <spec3.json>` writes test/openapi/answers.json, or the file that is named after it,
// for the requests that README.md lists; `npx biome format --write test/openapi` lays it out. The
// description is at https://github.com/stripe/openapi, and in the Go module
// github.com/stripe/stripe-mock. It is under the MIT licence, which is kept beside the file.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const { components, info, paths } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

/** The schemas that the stand-in's answers have. All others are cut off. */
const whole = `
  account address api_errors balance_transaction billing_details card charge charge_fraud_details
  charge_outcome confirmation_token confirmation_tokens_resource_payment_method_preview
  confirmation_tokens_resource_shipping deleted_webhook_endpoint dispute dispute_enhanced_eligibility
  dispute_enhanced_evidence dispute_evidence dispute_evidence_details dispute_payment_method_details
  dispute_payment_method_details_card error event fee notification_event_data
  notification_event_request payment_flows_payment_intent_async_workflows
  payment_flows_payment_intent_async_workflows_resource_inputs
  payment_flows_payment_intent_async_workflows_resource_inputs_resource_tax payment_intent
  payment_intent_next_action payment_method payment_method_card payment_method_card_checks
  payment_method_details payment_method_details_card payment_method_details_card_checks
  payment_method_domain payment_method_domain_resource_payment_method_status refund
  refund_destination_details refund_destination_details_card shipping
  tax_product_resource_customer_details tax_product_resource_customer_details_resource_tax_id
  tax_product_resource_line_item_tax_breakdown tax_product_resource_postal_address
  tax_product_resource_tax_association_transaction_attempts
  tax_product_resource_tax_association_transaction_attempts_resource_committed
  tax_product_resource_tax_association_transaction_attempts_resource_errored
  tax_product_resource_tax_breakdown tax_product_resource_tax_calculation_shipping_cost
  tax_product_resource_tax_rate_details tax_product_resource_tax_transaction_resource_reversal
  tax_product_resource_tax_transaction_shipping_cost tax.association tax.calculation
  tax.calculation_line_item tax.transaction tax.transaction_line_item token webhook_endpoint
`
  .trim()
  .split(/\s+/);

/**
 * What 2026-10-28.endive, the version that the stand-in speaks, adds to the description of the version
 * before it. From the types of stripe-node 23.1.
 */
const newer = {
  dispute: {
    intended_submission_method: {
      type: 'string',
      enum: ['manual', 'prefer_manual', 'prefer_smart_disputes', 'smart_disputes'],
      nullable: true,
    },
    status: {
      type: 'string',
      enum: [
        ...components.schemas.dispute.properties.status.enum,
        ...['appeal_needs_response', 'appeal_under_review'],
      ],
    },
  },
  dispute_evidence_details: {
    submission_method: { type: 'string', enum: ['manual', 'not_submitted', 'smart_disputes'] },
  },
};
for (const [name, members] of Object.entries(newer)) {
  Object.assign(components.schemas[name].properties, members);
}

const nameOf = ({ $ref }) => $ref.split('/').at(-1);
const isKept = ({ $ref }) => $ref === undefined || whole.includes(nameOf({ $ref }));
/** The members that can have a value: the others are refused as unknown ones are. */
const membersOf = (properties) =>
  Object.fromEntries(
    Object.entries(properties)
      .map(([name, schema]) => [name, cut(schema)])
      .filter(([, schema]) => schema !== false),
  );
const orNull = (schema, isNullable) =>
  isNullable ? { anyOf: [schema, { type: 'null' }] } : schema;

/**
 * The schema in JSON Schema's words, without what it says to people. An object has no members but
 * those that are described. What is cut off takes no value, or null alone where that is allowed.
 */
const cut = ({ $ref, anyOf, ...schema }) => {
  const isNullable = schema.nullable === true;
  if (!isKept({ $ref })) return isNullable && { type: 'null' };
  if ($ref !== undefined) return orNull({ $ref: `#/$defs/${nameOf({ $ref })}` }, isNullable);
  if (anyOf !== undefined) {
    const kept = anyOf.filter(isKept).map(cut);
    if (kept.length === 0) return isNullable && { type: 'null' };
    return { anyOf: isNullable ? [...kept, { type: 'null' }] : kept };
  }
  const { type, enum: values, properties, required, items, additionalProperties } = schema;
  const isOpen = properties === undefined;
  return {
    ...(type !== undefined && { type: isNullable ? [type, 'null'] : type }),
    ...(values !== undefined && { enum: isNullable ? [...values, null] : values }),
    ...(!isOpen && { properties: membersOf(properties), additionalProperties: false }),
    ...(required !== undefined && { required }),
    ...(isOpen &&
      typeof additionalProperties === 'object' && {
        additionalProperties: cut(additionalProperties),
      }),
    ...(items !== undefined && { items: cut(items) }),
  };
};

/** Stripe's answer to a request of README.md; undefined for one that only Stripe.js makes. */
const answerTo = (request) => {
  const [method, template] = request.split(' ');
  const operations = Object.entries(paths).find(
    ([each]) => each.replaceAll(/\{\w+\}/g, ':id') === template,
  )?.[1];
  const content = operations?.[method.toLowerCase()]?.responses['200'].content;
  return content && cut(content['application/json'].schema);
};

const readme = readFileSync(path.join(here, 'README.md'), 'utf8');
const requests = [...readme.matchAll(/`((?:GET|POST|DELETE) \/v1\/[\w/:]+)`/g)].map(
  ([, request]) => request,
);

/** What `expand` may name of an object: hashes that are always whole, ids, lists. */
const expandable = Object.fromEntries(
  whole
    .map((name) => [name, components.schemas[name]?.['x-expandableFields'] ?? []])
    .filter(([, members]) => members.length > 0),
);

const missing = whole.filter((name) => components.schemas[name] === undefined);
if (missing.length > 0) throw new Error(`Stripe's description has no ${missing.join(', ')}.`);

writeFileSync(
  process.argv[3] ?? path.join(here, 'test/openapi/answers.json'),
  `${JSON.stringify(
    {
      $comment: 'Cut by openapi.js from https://github.com/stripe/openapi; MIT licence, in LICENSE',
      version: info.version,
      answers: Object.fromEntries(requests.map((request) => [request, answerTo(request)])),
      expandable,
      $defs: Object.fromEntries(whole.map((name) => [name, cut(components.schemas[name])])),
    },
    null,
    2,
  )}\n`,
);
