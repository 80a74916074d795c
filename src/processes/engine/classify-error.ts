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

export const classifyError = (error: unknown): Trouble => {
  if (error instanceof VendorError) return error.details
  if (error instanceof RefusalError)
    return { errorClass: 'ours', code: error.code, vendorText: error.detail, owner: 'us' }
  const text = error instanceof Error ? error.message : String(error)
  return { errorClass: 'ours', code: 'BUG', vendorText: text.slice(0, 500), owner: 'us' }
}
