import type { Fault } from '../../../../events/refusal-error'
import type { ServerStrategy } from '../../../../events/server'
import { serverStrategies } from '../../../../events/server'
import type { Fields } from '../../http/form-fields'
import type { Desk } from '../../http/route-dependencies'

const longestName = 100
/** What Coolify takes for a name. */
const shortestName = 3
const nameAtCoolify = /^[\p{L}\p{M}\p{N}\s\-_.@/&()#,:+]+$/u
const longestDescription = 500
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/
/** Nobody's public address: of this machine, of private networks, of many at once. */
const notPublic =
  /^(?:0|10|127|22[4-9]|2[34]\d|25[0-5]|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./

export const fault = (field: string, code: string): Fault => ({ pointer: `/${field}`, code })

/** Whole places, or NaN; the decider says which numbers are possible. */
export const placesIn = ({ capacity = '' }: Fields) =>
  /^\d{1,9}$/.test(capacity) ? Number(capacity) : Number.NaN

export const capacityFaults = (fields: Fields) =>
  placesIn(fields) >= 1 && placesIn(fields) <= 10_000 ? [] : [fault('capacity', 'BAD_CAPACITY')]

export const nameFaults = ({ name = '' }: Fields) => {
  if (name === '') return [fault('name', 'REQUIRED')]
  return name.length > longestName ? [fault('name', 'TOO_LONG')] : []
}

/** A new server bears its name at Coolify too. */
export const newNameFaults = (fields: Fields) => {
  const { name = '' } = fields
  const faults = nameFaults(fields)
  if (faults.length > 0) return faults
  if (name.length < shortestName) return [fault('name', 'TOO_SHORT')]
  return nameAtCoolify.test(name) ? [] : [fault('name', 'BAD_CHARACTERS')]
}

export const descriptionFaults = ({ description = '' }: Fields) =>
  description.length > longestDescription ? [fault('description', 'TOO_LONG')] : []

/** In the sandbox servers stand on this machine. */
export const ipFaults = ({ ip = '' }: Fields, mode: Desk['mode']) => {
  if (ip === '') return [fault('ip', 'REQUIRED')]
  const isFine = ipv4.test(ip) && (mode === 'sandbox' || !notPublic.test(ip))
  return isFine ? [] : [fault('ip', 'BAD_IP')]
}

export const strategyIn = ({ strategy = '' }: Fields): ServerStrategy | undefined =>
  serverStrategies.find((one) => one === strategy)
