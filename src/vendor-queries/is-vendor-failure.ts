import { VendorError } from '../integrations/vendor-error'

/** A vendor refused, was silent or slow: its call is in the log, and it is no bug of ours. */
export const isVendorFailure = (error: unknown): boolean => error instanceof VendorError
