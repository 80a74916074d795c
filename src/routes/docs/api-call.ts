import type { z } from 'zod'
import type { RateLimitName } from '../http/middleware/rate-limits'
import type { Permission } from '../http/permission-router'
import { httpStatusOf } from '../http/problem'

export type ApiParameter = {
  name: string
  in: 'path' | 'query' | 'header'
  description: string
  required?: boolean
  schema?: z.ZodType
}

export type ApiResponse = {
  description: string
  schema?: z.ZodType
  /** `application/json` where there is a schema. */
  type?: string
  headers?: Readonly<Record<string, string>>
}

/** Codes by the status that they come with. */
export type RefusalCodes = Readonly<Record<number, readonly string[]>>

/** One call of the interface, as people and programs are told of it. */
export type ApiCall = {
  method: 'get' | 'post' | 'delete'
  /** As at the door: `/api/v1/orders/:id`. */
  path: string
  tag: string
  summary: string
  description?: string
  /** `key`: by a runtime's own key; `signature`: by a signed body. */
  permission: Permission | 'key' | 'signature'
  limit?: RateLimitName
  parameters?: readonly ApiParameter[]
  body?: { description: string; schema: z.ZodType; type?: string; required: boolean }
  responses: Readonly<Record<number, ApiResponse>>
  refusals?: RefusalCodes
}

/** These codes under the status that problems give them. */
export const refusalsByStatus = (...codes: string[]): RefusalCodes =>
  Object.fromEntries(
    [...Map.groupBy(codes, httpStatusOf)].map(([status, some]) => [status, some] as const),
  )

/** All of these, with the codes of one status together. */
export const mergeRefusals = (...some: readonly RefusalCodes[]): RefusalCodes => {
  const all = new Map<number, string[]>()
  for (const refusals of some)
    for (const [status, codes] of Object.entries(refusals))
      all.set(Number(status), [...new Set([...(all.get(Number(status)) ?? []), ...codes])])
  return Object.fromEntries(all)
}
