import { type ErrorClass, type Owner, VendorError } from '../../vendor-error'
import type { Envelope } from './post-call'

type CodeMeaning = { errorClass: ErrorClass; owner: Owner }

const ourError: CodeMeaning = { errorClass: 'permanent', owner: 'us' }
const caseworkerAction: CodeMeaning = { errorClass: 'permanent', owner: 'caseworker' }
const customerAction: CodeMeaning = { errorClass: 'permanent', owner: 'customer' }
const temporaryFailure: CodeMeaning = { errorClass: 'transient', owner: 'vendor' }

/** What each of INWX's codes means for an order: who must act, and whether a retry helps. */
export const codeMeanings: Record<number, CodeMeaning | 'success'> = {
  1000: 'success',
  1001: 'success', // the action is pending
  1200: ourError, // password does not match
  1300: 'success', // no messages
  1301: 'success', // a message, to be acknowledged
  1500: 'success', // the session ends
  2000: ourError, // unknown command
  2001: ourError, // syntax
  2002: ourError, // not logged in, although we just did
  2003: ourError, // parameter missing
  2004: ourError, // out of range
  2005: ourError, // wrong form
  2101: ourError, // unknown command, option or extension
  2102: ourError,
  2103: ourError,
  2104: caseworkerAction, // no balance: a person tops it up and tries again
  2105: caseworkerAction, // not renewable
  2106: caseworkerAction, // not transferable
  2200: ourError, // authentication
  2201: ourError, // a role is missing
  2202: customerAction, // wrong auth code
  2300: caseworkerAction, // pending transfer
  2301: caseworkerAction, // not pending transfer
  2302: caseworkerAction, // exists
  2303: caseworkerAction, // does not exist
  2304: caseworkerAction, // status prohibits
  2305: caseworkerAction, // association prohibits
  2306: caseworkerAction, // policy
  2307: caseworkerAction,
  2308: caseworkerAction,
  2400: temporaryFailure, // command failed
  2500: temporaryFailure, // closing connection
  2501: ourError, // authentication, closing connection
  2502: temporaryFailure, // too many sessions
}

/** Refusals that only the customer can resolve: a locked domain, an invalid address. */
const customerCodesByMethod: Record<string, number[]> = {
  'domain.transfer': [2106, 2304],
  'contact.create': [2003, 2004, 2005, 2306, 2308],
}

const classifyCode = (method: string, code: number): CodeMeaning => {
  if (customerCodesByMethod[method]?.includes(code)) return customerAction
  const meaning = codeMeanings[code]
  return meaning === undefined || meaning === 'success' ? caseworkerAction : meaning
}

/** Unknown codes from 1000 to 1999 are successes too. */
export const isSuccess = ({ code }: Pick<Envelope, 'code'>) =>
  code >= 1000 && code < 2000 && (codeMeanings[code] ?? 'success') === 'success'

export const inwxError = (
  method: string,
  { code, msg, reason, reasonCode }: Pick<Envelope, 'code' | 'msg' | 'reason' | 'reasonCode'>,
) => {
  const text = [msg, reason, reasonCode].filter(Boolean).join(' – ')
  return new VendorError({
    vendor: 'inwx',
    ...classifyCode(method, code),
    code: String(code),
    vendorText: `${method}: ${text}`,
  })
}

export const hasInwxCode = (error: unknown, ...codes: string[]): error is VendorError =>
  error instanceof VendorError &&
  error.details.vendor === 'inwx' &&
  codes.includes(error.details.code)

/** Answers `fallback` when INWX refuses the call with one of these codes. */
export const fallbackOnCodes = async <T, F>(
  call: Promise<T>,
  codes: readonly string[],
  fallback: F,
): Promise<T | F> => {
  try {
    return await call
  } catch (error) {
    if (hasInwxCode(error, ...codes)) return fallback
    throw error
  }
}

/** For calls that have nothing to do when the object does not exist (any more). */
export const ignoreMissing = (call: Promise<unknown>) => fallbackOnCodes(call, ['2303'], undefined)
