import type { FieldError } from '../../../../events/refusal-error'
import type { ServerStrategy } from '../../../../events/server'
import { serverStrategies } from '../../../../events/server'
import type { FormFields } from '../../http/form-fields'
import type { RouteDependencies } from '../../http/route-dependencies'

const maxNameLength = 100
/** What Coolify takes for a name. */
const minNameLength = 3
const coolifyNamePattern = /^[\p{L}\p{M}\p{N}\s\-_.@/&()#,:+]+$/u
const maxDescriptionLength = 500
const ipv4Pattern = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/
/** Nobody's public address: of this machine, of private networks, of many at once. */
const nonPublicIpv4Pattern =
  /^(?:0|10|127|22[4-9]|2[34]\d|25[0-5]|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./

export const fieldError = (field: string, code: string): FieldError => ({
  pointer: `/${field}`,
  code,
})

/** Whole places, or NaN; the decider says which numbers are possible. */
export const parseCapacity = ({ capacity = '' }: FormFields) =>
  /^\d{1,9}$/.test(capacity) ? Number(capacity) : Number.NaN

export const validateCapacity = (fields: FormFields) =>
  parseCapacity(fields) >= 1 && parseCapacity(fields) <= 10_000
    ? []
    : [fieldError('capacity', 'BAD_CAPACITY')]

export const validateServerName = ({ name = '' }: FormFields) => {
  if (name === '') return [fieldError('name', 'REQUIRED')]
  return name.length > maxNameLength ? [fieldError('name', 'TOO_LONG')] : []
}

/** A new server bears its name at Coolify too. */
export const validateNewServerName = (fields: FormFields) => {
  const { name = '' } = fields
  const errors = validateServerName(fields)
  if (errors.length > 0) return errors
  if (name.length < minNameLength) return [fieldError('name', 'TOO_SHORT')]
  return coolifyNamePattern.test(name) ? [] : [fieldError('name', 'BAD_CHARACTERS')]
}

export const validateServerDescription = ({ description = '' }: FormFields) =>
  description.length > maxDescriptionLength ? [fieldError('description', 'TOO_LONG')] : []

/** In the sandbox servers stand on this machine. */
export const validateServerIp = ({ ip = '' }: FormFields, mode: RouteDependencies['mode']) => {
  if (ip === '') return [fieldError('ip', 'REQUIRED')]
  const isFine = ipv4Pattern.test(ip) && (mode === 'sandbox' || !nonPublicIpv4Pattern.test(ip))
  return isFine ? [] : [fieldError('ip', 'BAD_IP')]
}

export const parseServerStrategy = ({ strategy = '' }: FormFields): ServerStrategy | undefined =>
  serverStrategies.find((one) => one === strategy)
