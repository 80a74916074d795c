import { VendorError } from '../../src/integrations/vendor-error'

/** The details of the VendorError that the work must end in. */
export const vendorErrorOf = async (work: Promise<unknown>): Promise<VendorError['details']> => {
  const outcome = await work.then(
    (value) => ({ value }),
    (error: unknown) => error,
  )
  if (outcome instanceof VendorError) return outcome.details
  throw new Error(`expected a VendorError, found ${JSON.stringify(outcome)} ${outcome}`)
}
