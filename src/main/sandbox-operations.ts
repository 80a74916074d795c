import { z } from 'zod'
import type { Call } from '../routes/docs/api-call'
import { newAtRegistrar, newFault, newHosting, newLatency } from '../sandbox/console/console-input'

const ofSandbox = (call: Omit<Call, 'tag' | 'who'>): Call => ({
  tag: 'Sandbox',
  who: 'public',
  ...call,
})

const noted = { 204: { description: 'From now on.' } }
const unreadable = { 422: ['INVALID'] }

/** The switches of the stand-ins, which only a sandbox has. */
export const sandboxCalls: readonly Call[] = [
  ofSandbox({
    method: 'get',
    path: '/sandbox/inventory',
    summary: 'What each stand-in holds',
    answers: {
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
  ofSandbox({
    method: 'get',
    path: '/sandbox/faults',
    summary: 'The faults that are still to come',
    answers: { 200: { description: 'All of them, in order.', schema: z.array(newFault) } },
  }),
  ofSandbox({
    method: 'post',
    path: '/sandbox/faults',
    summary: 'Let the next calls at a vendor go wrong',
    body: { description: 'Which calls, and how.', schema: newFault, required: true },
    answers: noted,
    refusals: unreadable,
  }),
  ofSandbox({
    method: 'delete',
    path: '/sandbox/faults',
    summary: 'Take back all faults',
    answers: { 204: { description: 'None are left.' } },
  }),
  ofSandbox({
    method: 'post',
    path: '/sandbox/latency',
    summary: 'How long a vendor takes, and how much it bears in a minute',
    body: { description: 'In milliseconds.', schema: newLatency, required: true },
    answers: noted,
    refusals: unreadable,
  }),
  ofSandbox({
    method: 'post',
    path: '/sandbox/inwx',
    summary: 'Let a stranger register a domain, or set the balance at INWX',
    body: { description: 'Either or both.', schema: newAtRegistrar, required: true },
    answers: noted,
    refusals: unreadable,
  }),
  ofSandbox({
    method: 'post',
    path: '/sandbox/coolify',
    summary: 'Switch a server off or on, or run sites without processes',
    body: {
      description:
        '`{server, reachable}`: the machine of this uuid or name. `{light}`: deployments start no process; the stand-in reports the boot and answers `/health` itself.',
      schema: newHosting,
      required: true,
    },
    answers: noted,
    refusals: unreadable,
  }),
]
