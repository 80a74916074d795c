import { deploySchema } from '../orders/api/deploy-schema'
import { staffOrderSchema } from '../orders/order-schema'
import type { Call } from './api-call'
import { refused, together } from './api-call'
import { deployed, placed } from './response-schemas'
import { idempotencyKey, orderFaults } from './shop-calls'

const ofStaff = (call: Omit<Call, 'method' | 'tag' | 'limit'>): Call => ({
  method: 'post',
  tag: 'Staff',
  limit: 'tokens',
  ...call,
})

/** What programs of staff may do, each by a personal token with the scope. */
export const staffCalls: readonly Call[] = [
  ofStaff({
    path: '/api/v1/projects',
    who: 'projects:write',
    summary: 'Place an order on behalf of a customer',
    description:
      'Like an order, for a customer who is there already, and with what only staff may give: project types and payments that cost nothing.',
    parameters: [idempotencyKey],
    body: {
      description:
        "The customer's id, what is ordered, where it shall stand and how it is paid. At most 256 KiB.",
      schema: staffOrderSchema,
      required: true,
    },
    answers: { 201: { description: 'The order is placed.', schema: placed } },
    refusals: together(orderFaults, refused('UNKNOWN_CUSTOMER', 'CROSS_SITE')),
  }),
  ofStaff({
    path: '/api/v1/projects/:id/deploy',
    who: 'projects:deploy',
    summary: 'Deploy a project again',
    description:
      'A live site stays live meanwhile. While a deployment is under way, nothing is added to it and the answer is the same.',
    body: {
      description:
        'Why; kept encrypted in the history. One of the codes of the console, or a text.',
      schema: deploySchema,
      required: true,
    },
    answers: { 202: { description: 'It will be deployed.', schema: deployed } },
    refusals: refused(
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
