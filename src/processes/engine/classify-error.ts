import type { ErrorClass, Owner, Vendor } from '../../../events/codes'
import { RefusalError } from '../../../events/refusal-error'
import { VendorError } from '../../integrations/vendor-error'

/** Why a job failed, with the fields of `ProvisioningStalled`. */
export type Trouble = {
  errorClass: ErrorClass
  vendor?: Vendor
  code: string
  vendorText?: string
  owner: Owner
  retryAfterSeconds?: number
}

/** A failure of the database is no result of a job: the queue runs the job again. */
export const isDatabaseError = (error: unknown) => {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(08|53|57P0|40001|40P01|VRS02|VRS03|CONNECTION_|ECONN|EPIPE)/.test(code) ||
    /Connection terminated|terminating connection|not queryable|pool after calling end/.test(
      error.message,
    )
  )
}

export const classifyError = (error: unknown): Trouble => {
  if (error instanceof VendorError) return error.details
  if (error instanceof RefusalError)
    return { errorClass: 'ours', code: error.code, vendorText: error.detail, owner: 'us' }
  const text = error instanceof Error ? error.message : String(error)
  return { errorClass: 'ours', code: 'BUG', vendorText: text.slice(0, 500), owner: 'us' }
}
