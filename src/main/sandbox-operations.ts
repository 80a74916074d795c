import { z } from '@hono/zod-openapi'
import type { ApiRoute } from '../routes/http/api-route'
import { createApiRoute, emptyResponse, jsonBody, jsonResponse } from '../routes/http/api-route'
import {
  faultInput,
  hostingInput,
  latencyInput,
  paymentInput,
  registrarInput,
} from '../sandbox/console/console-input'

/** Its default is filled in. */
const storedFault = faultInput.extend({ times: faultInput.shape.times.unwrap() }).strip()

/** Changes what a stand-in does from now on; it reads and checks the body itself. */
const createSwitch = (path: string, summary: string, body: ReturnType<typeof jsonBody>) =>
  createApiRoute({
    tags: ['Sandbox'],
    method: 'post',
    path,
    summary,
    request: { body },
    responses: { 204: emptyResponse('From now on.') },
    readsBodyItself: true,
    refusals: ['INVALID'],
  })

/** The switches of the stand-ins, which only a sandbox has. */
export const sandboxOperations: readonly ApiRoute[] = [
  createApiRoute({
    tags: ['Sandbox'],
    method: 'get',
    path: '/sandbox/inventory',
    summary: 'What each stand-in holds',
    responses: {
      200: jsonResponse(
        'Domains and zones, servers and sites, sessions and charges, mails.',
        z.looseObject({
          inwx: z.looseObject({}),
          coolify: z.looseObject({}),
          stripe: z.looseObject({}),
          mails: z.array(z.looseObject({})),
          dnsPort: z.int(),
        }),
      ),
    },
  }),
  createApiRoute({
    tags: ['Sandbox'],
    method: 'get',
    path: '/sandbox/faults',
    summary: 'The faults that are still to come',
    responses: { 200: jsonResponse('All of them, in order.', z.array(storedFault)) },
  }),
  createSwitch(
    '/sandbox/faults',
    'Let the next calls at a vendor go wrong',
    jsonBody('Which calls, and how.', faultInput),
  ),
  createApiRoute({
    tags: ['Sandbox'],
    method: 'delete',
    path: '/sandbox/faults',
    summary: 'Take back all faults',
    responses: { 204: emptyResponse('None are left.') },
  }),
  createSwitch(
    '/sandbox/latency',
    'How long a vendor takes, and how much it bears in a minute',
    jsonBody('In milliseconds.', latencyInput),
  ),
  createSwitch(
    '/sandbox/inwx',
    'Let a stranger register a domain, or set the balance at INWX',
    jsonBody('Either or both.', registrarInput),
  ),
  createSwitch(
    '/sandbox/stripe',
    'Do with a paid session what its customer, a bank or somebody at Stripe’s own page could do',
    jsonBody(
      '`session`: its id. `dispute` and `inquiry` open one, which is then won or lost.',
      paymentInput,
    ),
  ),
  createSwitch(
    '/sandbox/coolify',
    'Switch a server off or on, or run sites without processes',
    jsonBody(
      '`{server, reachable}`: the machine of this uuid or name. `{light}`: deployments start no process; the stand-in reports the boot and answers `/health` itself.',
      hostingInput,
    ),
  ),
]
