import { deploySchema } from '../orders/api/deploy-schema'
import { staffOrderSchema } from '../orders/order-schema'
import type { ApiCall } from './api-call'
import { mergeRefusals, refusalsByStatus } from './api-call'
import { deploymentSchema, placedOrderSchema } from './response-schemas'
import { idempotencyKeyHeader, orderRefusals } from './shop-calls'

const staffCall = (call: Omit<ApiCall, 'method' | 'tag' | 'limit'>): ApiCall => ({
  method: 'post',
  tag: 'Staff',
  limit: 'tokens',
  ...call,
})

/** What programs of staff may do, each by a personal token with the scope. */
export const staffCalls: readonly ApiCall[] = [
  staffCall({
    path: '/api/v1/projects',
    permission: 'projects:write',
    summary: 'Place an order on behalf of a customer',
    description:
      'Like an order, for a customer who is there already, and with what only staff may give: project types and payments that cost nothing.',
    parameters: [idempotencyKeyHeader],
    body: {
      description:
        "The customer's id, what is ordered, where it shall stand and how it is paid. At most 256 KiB.",
      schema: staffOrderSchema,
      required: true,
    },
    responses: { 201: { description: 'The order is placed.', schema: placedOrderSchema } },
    refusals: mergeRefusals(orderRefusals, refusalsByStatus('UNKNOWN_CUSTOMER', 'CROSS_SITE')),
  }),
  staffCall({
    path: '/api/v1/projects/:id/deploy',
    permission: 'projects:deploy',
    summary: 'Deploy a project again',
    description:
      'A live site stays live meanwhile. While a deployment is under way, nothing is added to it and the answer is the same.',
    body: {
      description:
        'Why; kept encrypted in the history. One of the codes of the console, or a text.',
      schema: deploySchema,
      required: true,
    },
    responses: { 202: { description: 'It will be deployed.', schema: deploymentSchema } },
    refusals: refusalsByStatus(
      'NOT_FOUND',
      'REASON_NEEDED',
      'BAD_FORMAT',
      'BAD_CHARACTERS',
      'TOO_LONG',
      'TOO_EARLY',
      'WRONG_STATE',
      'BAD_JSON',
      'NOT_SUPPORTED',
      'CROSS_SITE',
    ),
  }),
]
