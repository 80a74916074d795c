import { type ErrorClass, type Owner, VendorError } from '../vendor-error'

type SmtpFailure = Error & { code?: string; responseCode?: number; response?: string }

const addresses = /[^\s<>:,;"]+@[^\s<>:,;"]+/g

type Verdict = { errorClass: ErrorClass; owner: Owner; code: string }

const verdictOf = ({ code, responseCode }: SmtpFailure): Verdict => {
  if (code === 'EAUTH') return { errorClass: 'ours', owner: 'us', code: 'UNAUTHENTICATED' }
  if (code === 'ECONFIG') return { errorClass: 'ours', owner: 'us', code: 'MISCONFIGURED' }
  if (responseCode !== undefined && responseCode >= 500)
    return { errorClass: 'permanent', owner: 'caseworker', code: String(responseCode) }
  if (responseCode !== undefined && responseCode >= 400)
    return { errorClass: 'transient', owner: 'vendor', code: String(responseCode) }
  if (code === 'ETIMEDOUT') return { errorClass: 'transient', owner: 'vendor', code: 'TIMEOUT' }
  return { errorClass: 'transient', owner: 'vendor', code: 'UNREACHABLE' }
}

/** What the mail server answered, with every address taken out of its text. */
export const mailError = (error: unknown): VendorError => {
  const failure: SmtpFailure = error instanceof Error ? error : new Error(String(error))
  const vendorText = (failure.response ?? failure.message).replace(addresses, '‹person›')
  const cause = failure.code ?? failure.name
  return new VendorError({ vendor: 'smtp', ...verdictOf(failure), vendorText }, cause)
}
