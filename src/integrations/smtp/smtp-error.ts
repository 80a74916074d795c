import { type ErrorClass, type Owner, VendorError } from '../vendor-error'

type SmtpFailure = Error & { code?: string; responseCode?: number; response?: string }

const addressPattern = /[^\s<>:,;"]+@[^\s<>:,;"]+/g

type Classification = { errorClass: ErrorClass; owner: Owner; code: string }

const classifyFailure = ({ code, responseCode }: SmtpFailure): Classification => {
  if (code === 'EAUTH') return { errorClass: 'ours', owner: 'us', code: 'UNAUTHENTICATED' }
  if (code === 'ECONFIG') return { errorClass: 'ours', owner: 'us', code: 'MISCONFIGURED' }
  if (responseCode !== undefined && responseCode >= 500)
    return { errorClass: 'permanent', owner: 'caseworker', code: String(responseCode) }
  if (responseCode !== undefined && responseCode >= 400)
    return { errorClass: 'transient', owner: 'vendor', code: String(responseCode) }
  if (code === 'ETIMEDOUT') return { errorClass: 'transient', owner: 'vendor', code: 'TIMEOUT' }
  return { errorClass: 'transient', owner: 'vendor', code: 'UNREACHABLE' }
}

/** The mail server's refusal or the broken connection, without mail addresses in the text. */
export const smtpError = (error: unknown): VendorError => {
  if (error instanceof VendorError) return error
  const failure: SmtpFailure = error instanceof Error ? error : new Error(String(error))
  const vendorText = (failure.response ?? failure.message).replace(addressPattern, '‹person›')
  const cause = failure.code ?? failure.name
  return new VendorError({ vendor: 'smtp', ...classifyFailure(failure), vendorText }, cause)
}
