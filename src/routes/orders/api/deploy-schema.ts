import { z } from 'zod'
import type { FieldError } from '../../../../events/refusal-error'
import { RefusalError } from '../../../../events/refusal-error'
import { boundedText, fieldErrorsOf } from '../order-schema'

export const deploySchema = z.object({ reason: boundedText(1000) })

const missingReason: FieldError = { pointer: '/reason', code: 'REASON_NEEDED' }

const isMissingReason = ({ code, path }: z.core.$ZodIssue, body: unknown) =>
  code === 'too_small' || (path.length === 1 && !(body as { reason?: unknown } | null)?.reason)

/** Why it is deployed again. Throws `Refused`: nobody intervenes without a reason. */
export const parseDeployReason = (body: unknown): string => {
  const { success, data, error } = deploySchema.safeParse(body)
  if (success) return data.reason
  const errors = error.issues.some((issue) => isMissingReason(issue, body))
    ? [missingReason]
    : fieldErrorsOf(error.issues, body)
  throw new RefusalError(
    errors[0]?.code ?? 'INVALID',
    'expected a reason of 1 to 1000 letters',
    errors,
  )
}
