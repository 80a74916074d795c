import { z } from 'zod'
import { RefusalError } from '../../../../../events/refusal-error'
import { listServerRows } from '../../../../../projections/queries/servers'
import { NewServerFields } from '../../../../../views/admin/servers/new-server-dialog'
import type { NewServerModel } from '../../../../../views/admin/servers/server-view-model'
import type { ServerCommand } from '../../../../domain/server/decide-server'
import type { ServerKey } from '../../../../vendor-queries/vendor-queries'
import type { RouteDependencies } from '../../../http/route-dependencies'
import { defineAdminAction } from '../define-action'
import { newServerName, serverCapacity } from './server-input'

export type NewServerActionKind = {
  /** `keys`: undefined while Coolify does not answer. */
  subject: { id: string; keys: readonly ServerKey[] | undefined }
  facts: object
  model: NewServerModel
  command: ServerCommand
}

const ipv4Pattern = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/
/** Of this machine, of private networks, of many at once: no address of one public server. */
const nonPublicIpv4Pattern =
  /^(?:0|10|127|22[4-9]|2[34]\d|25[0-5]|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./

/** In the sandbox servers stand on this machine. */
const isServerIp = (ip: string, mode: RouteDependencies['mode']) =>
  ipv4Pattern.test(ip) && (mode === 'sandbox' || !nonPublicIpv4Pattern.test(ip))

/** A new server; a process hands it to Coolify, and the list shows what became of it. */
export const request = defineAdminAction<NewServerActionKind>()({
  code: 'request',
  texts: ({ servers }) => ({
    open: servers.add,
    title: servers.addTitle,
    text: servers.addText,
    submit: servers.submitRequest,
  }),
  Fields: NewServerFields,
  reasons: ['morePlaces', 'replacement', 'other'],
  plan: 'none',
  labels: ({ servers: { name, ip, capacity, privateKey } }) => ({
    name,
    ip,
    capacity,
    privateKey,
  }),
  isAllowed: () => true,
  input: async ({ deps, subject: { keys } }) => {
    const knownIps = (await listServerRows(deps.sql)).map(({ ipv4 }) => ipv4)
    return z.object({
      name: newServerName,
      ip: z
        .string('REQUIRED')
        .min(1, 'REQUIRED')
        .refine((ip) => isServerIp(ip, deps.mode), 'BAD_IP')
        .refine((ip) => !knownIps.includes(ip), 'SERVER_KNOWN'),
      capacity: serverCapacity,
      privateKey: z
        .string('REQUIRED')
        .min(1, 'REQUIRED')
        .refine((key) => keys?.some(({ uuid }) => uuid === key), 'INVALID'),
    })
  },
  command: (data) => ({ type: 'RequestServer', data }),
  options: () => ({ isNewStream: true }),
  // One request per address: the database says so of those that are under way.
  translateError: (error) =>
    error instanceof RefusalError && error.code === 'SERVER_REQUESTED'
      ? new RefusalError(error.code, error.detail, [{ pointer: '/ip', code: error.code }])
      : error,
})
