/** What the API's requests do with webhook endpoints. */
import type { Context } from '../account/context.ts';
import { metadataAfter } from '../account/metadata.ts';
import type { WebhookEndpoint } from '../account/objects.ts';
import { list, type Params, required, text } from '../api/form.ts';
import { addEndpoint, assertUrl, findWebhookEndpoint } from './webhook-endpoints.ts';

/** `POST /v1/webhook_endpoints`. */
export const createWebhookEndpoint = (context: Context, params: Params): WebhookEndpoint => {
  const url = assertUrl(required(text(params, 'url'), 'url'));
  const enabledEvents = list(params, 'enabled_events');
  required(enabledEvents[0], 'enabled_events');
  return addEndpoint(context, {
    url,
    enabledEvents,
    description: text(params, 'description') || null,
    metadata: metadataAfter({}, params),
    apiVersion: text(params, 'api_version') ?? null,
  });
};

/** `POST /v1/webhook_endpoints/:id`. */
export const updateWebhookEndpoint = (
  context: Context,
  id: string,
  params: Params,
): WebhookEndpoint => {
  const endpoint = findWebhookEndpoint(context, id);
  const url = text(params, 'url');
  if (url !== undefined) endpoint.url = assertUrl(url);
  const enabledEvents = list(params, 'enabled_events');
  if (enabledEvents.length > 0) endpoint.enabledEvents = enabledEvents;
  const disabled = text(params, 'disabled');
  if (disabled !== undefined) endpoint.status = disabled === 'true' ? 'disabled' : 'enabled';
  const description = text(params, 'description');
  if (description !== undefined) endpoint.description = description || null;
  endpoint.metadata = metadataAfter(endpoint.metadata, params);
  return endpoint;
};

/** `DELETE /v1/webhook_endpoints/:id`. */
export const deleteWebhookEndpoint = (context: Context, id: string) => {
  findWebhookEndpoint(context, id);
  delete context.store.state.webhookEndpoints[id];
  return { id, object: 'webhook_endpoint', deleted: true };
};
