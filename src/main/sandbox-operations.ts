import { z } from 'zod'
import type { ApiCall } from '../routes/docs/api-call'
import {
  faultInput,
  hostingInput,
  latencyInput,
  registrarInput,
} from '../sandbox/console/console-input'

const sandboxOperation = (call: Omit<ApiCall, 'tag' | 'permission'>): ApiCall => ({
  tag: 'Sandbox',
  permission: 'public',
  ...call,
})

const acceptedAnswer = { 204: { description: 'From now on.' } }
const invalidInput = { 422: ['INVALID'] }

/** The switches of the stand-ins, which only a sandbox has. */
export const sandboxOperations: readonly ApiCall[] = [
  sandboxOperation({
    method: 'get',
    path: '/sandbox/inventory',
    summary: 'What each stand-in holds',
    responses: {
      200: {
        description: 'Domains and zones, servers and sites, sessions and charges, mails.',
        schema: z.looseObject({
          inwx: z.looseObject({}),
          coolify: z.looseObject({}),
          stripe: z.looseObject({}),
          mails: z.array(z.looseObject({})),
          dnsPort: z.int(),
        }),
      },
    },
  }),
  sandboxOperation({
    method: 'get',
    path: '/sandbox/faults',
    summary: 'The faults that are still to come',
    responses: { 200: { description: 'All of them, in order.', schema: z.array(faultInput) } },
  }),
  sandboxOperation({
    method: 'post',
    path: '/sandbox/faults',
    summary: 'Let the next calls at a vendor go wrong',
    body: { description: 'Which calls, and how.', schema: faultInput, required: true },
    responses: acceptedAnswer,
    refusals: invalidInput,
  }),
  sandboxOperation({
    method: 'delete',
    path: '/sandbox/faults',
    summary: 'Take back all faults',
    responses: { 204: { description: 'None are left.' } },
  }),
  sandboxOperation({
    method: 'post',
    path: '/sandbox/latency',
    summary: 'How long a vendor takes, and how much it bears in a minute',
    body: { description: 'In milliseconds.', schema: latencyInput, required: true },
    responses: acceptedAnswer,
    refusals: invalidInput,
  }),
  sandboxOperation({
    method: 'post',
    path: '/sandbox/inwx',
    summary: 'Let a stranger register a domain, or set the balance at INWX',
    body: { description: 'Either or both.', schema: registrarInput, required: true },
    responses: acceptedAnswer,
    refusals: invalidInput,
  }),
  sandboxOperation({
    method: 'post',
    path: '/sandbox/coolify',
    summary: 'Switch a server off or on, or run sites without processes',
    body: {
      description:
        '`{server, reachable}`: the machine of this uuid or name. `{light}`: deployments start no process; the stand-in reports the boot and answers `/health` itself.',
      schema: hostingInput,
      required: true,
    },
    responses: acceptedAnswer,
    refusals: invalidInput,
  }),
]
