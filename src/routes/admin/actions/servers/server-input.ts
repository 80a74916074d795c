import { z } from 'zod'
import { RefusalError } from '../../../../../events/refusal-error'
import { createStatement } from '../../../../store/postgres/statement'
import { requiredText } from '../form-schemas'

const maxNameLength = 100
/** What Coolify takes for a name. */
const minNameLength = 3
const coolifyNamePattern = /^[\p{L}\p{M}\p{N}\s\-_.@/&()#,:+]+$/u

export const serverName = requiredText(maxNameLength)

/** A new server bears its name at Coolify too. */
export const newServerName = serverName
  .min(minNameLength, 'TOO_SHORT')
  .regex(coolifyNamePattern, 'BAD_CHARACTERS')

/** Whole slots; the decider says which numbers are possible. */
export const serverCapacity = z
  .string()
  .default('')
  .transform((text) => (/^\d{1,9}$/.test(text) ? Number(text) : 0))
  .refine((slots) => slots >= 1 && slots <= 10_000, 'BAD_CAPACITY')

/** Keeps the occupied slots of a server within this many, also against what commits meanwhile. */
export const capacityGuard = (serverId: string, maxOccupiedSlots: number) => ({
  locks: [createStatement('select assert_server_capacity($1, $2)', [serverId, maxOccupiedSlots])],
})

/** `assert_server_capacity` raises it. */
export const isCapacityError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'VRS03'

export const capacityTaken = (maxOccupiedSlots: number, { message }: Error) =>
  new RefusalError(
    'CAPACITY_TAKEN',
    `expected at most ${maxOccupiedSlots} slots occupied, found ${message}`,
    [{ pointer: '/capacity', code: 'CAPACITY_TAKEN' }],
  )
