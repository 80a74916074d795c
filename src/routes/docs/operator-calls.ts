import { z } from 'zod'
import type { ApiCall } from './api-call'
import { livenessSchema, readinessSchema, versionSchema } from './response-schemas'

const operatorCall = (path: string, call: Omit<ApiCall, 'method' | 'path' | 'tag'>): ApiCall => ({
  method: 'get',
  path,
  tag: 'Operation',
  ...call,
})

/** What who runs this service asks, and what Stripe tells it. */
export const operatorCalls: readonly ApiCall[] = [
  {
    method: 'post',
    path: '/webhooks/stripe',
    tag: 'Webhooks',
    permission: 'signature',
    summary: 'What Stripe tells',
    description: 'Taken at once and unique by event id; what it means is worked out afterwards.',
    body: {
      description: 'An event as Stripe signed it. At most 256 KiB.',
      schema: z.looseObject({ id: z.string(), type: z.string() }),
      required: true,
    },
    responses: { 204: { description: 'Taken.' } },
    refusals: { 400: ['BAD_SIGNATURE'] },
  },
  operatorCall('/livez', {
    permission: 'public',
    summary: 'Whether this process answers',
    responses: { 200: { description: 'It does.', schema: livenessSchema } },
  }),
  operatorCall('/readyz', {
    permission: 'public',
    summary: 'Whether an order would go live',
    responses: {
      200: { description: 'It would.', schema: readinessSchema },
      503: { description: 'It would not: the checks say why.', schema: readinessSchema },
    },
  }),
  operatorCall('/version', {
    permission: 'operator',
    summary: 'Which version this is',
    responses: { 200: { description: 'The version.', schema: versionSchema } },
  }),
  operatorCall('/metrics', {
    permission: 'operator',
    summary: 'Queue depths, projects by status, durations of requests',
    responses: {
      200: {
        description: 'In the text format of Prometheus.',
        type: 'text/plain',
        schema: z.string(),
      },
    },
  }),
  operatorCall('/openapi.json', {
    permission: 'public',
    summary: 'This description',
    responses: {
      200: { description: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }) },
    },
  }),
]
