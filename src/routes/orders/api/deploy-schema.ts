import { z } from 'zod'
import type { Fault } from '../../../../events/refusal-error'
import { Refused } from '../../../../events/refusal-error'
import { clean, faultsOf } from '../order-schema'

export const deploySchema = z.object({ reason: clean(1000) })

const missing: Fault = { pointer: '/reason', code: 'REASON_NEEDED' }

const isMissing = ({ code, path }: z.core.$ZodIssue, body: unknown) =>
  code === 'too_small' || (path.length === 1 && !(body as { reason?: unknown } | null)?.reason)

/** Why it is deployed again. Throws `Refused`: nobody intervenes without a reason. */
export const deployReason = (body: unknown): string => {
  const { success, data, error } = deploySchema.safeParse(body)
  if (success) return data.reason
  const faults = error.issues.some((issue) => isMissing(issue, body))
    ? [missing]
    : faultsOf(error.issues, body)
  throw new Refused(faults[0]?.code ?? 'INVALID', 'expected a reason of 1 to 1000 letters', faults)
}
