import { z } from 'zod'
import { Refused } from '../../../events/refused'
import { clean, faultsOf } from '../ordering/order-body'

export const deploySchema = z.object({ reason: clean(1000) })

/** Why it is deployed again. Throws `Refused`: nobody intervenes without a reason. */
export const deployReason = (body: unknown): string => {
  const parsed = deploySchema.safeParse(body)
  if (parsed.success) return parsed.data.reason
  const faults = faultsOf(parsed.error.issues, body).map((fault) =>
    fault.code === 'REQUIRED' ? { ...fault, pointer: '/reason', code: 'REASON_NEEDED' } : fault,
  )
  throw new Refused(faults[0]?.code ?? 'INVALID', 'expected a reason of at most 1000', faults)
}
