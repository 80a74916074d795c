import { z } from 'zod'
import type { Call } from './api-call'
import { alive, readiness, version } from './response-schemas'

const operated = (path: string, call: Omit<Call, 'method' | 'path' | 'tag'>): Call => ({
  method: 'get',
  path,
  tag: 'Operation',
  ...call,
})

/** What who runs this service asks, and what Stripe tells it. */
export const operatorCalls: readonly Call[] = [
  {
    method: 'post',
    path: '/webhooks/stripe',
    tag: 'Webhooks',
    who: 'signature',
    summary: 'What Stripe tells',
    description: 'Taken at once and unique by event id; what it means is worked out afterwards.',
    body: {
      description: 'An event as Stripe signed it. At most 256 KiB.',
      schema: z.looseObject({ id: z.string(), type: z.string() }),
      required: true,
    },
    answers: { 204: { description: 'Taken.' } },
    refusals: { 400: ['BAD_SIGNATURE'] },
  },
  operated('/livez', {
    who: 'public',
    summary: 'Whether this process answers',
    answers: { 200: { description: 'It does.', schema: alive } },
  }),
  operated('/readyz', {
    who: 'public',
    summary: 'Whether an order would go live',
    answers: {
      200: { description: 'It would.', schema: readiness },
      503: { description: 'It would not: the checks say why.', schema: readiness },
    },
  }),
  operated('/version', {
    who: 'operator',
    summary: 'Which version this is',
    answers: { 200: { description: 'The version.', schema: version } },
  }),
  operated('/metrics', {
    who: 'operator',
    summary: 'Queue depths, projects by status, durations of requests',
    answers: {
      200: {
        description: 'In the text format of Prometheus.',
        type: 'text/plain',
        schema: z.string(),
      },
    },
  }),
  operated('/openapi.json', {
    who: 'public',
    summary: 'This description',
    answers: {
      200: { description: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }) },
    },
  }),
]
