import { type ErrorClass, type Owner, VendorError } from '../../vendor-error'
import type { Envelope } from './envelope'

type Judgement = { errorClass: ErrorClass; owner: Owner }

const ourFault: Judgement = { errorClass: 'permanent', owner: 'us' }
const caseworkers: Judgement = { errorClass: 'permanent', owner: 'caseworker' }
const customers: Judgement = { errorClass: 'permanent', owner: 'customer' }
const passing: Judgement = { errorClass: 'transient', owner: 'vendor' }

/** What each code of INWX's list means for an order: who must act, and whether waiting helps. */
export const judgements: Record<number, Judgement | 'success'> = {
  1000: 'success',
  1001: 'success', // the action is pending
  1200: ourFault, // password does not match
  1300: 'success', // no messages
  1301: 'success', // a message, to be acknowledged
  1500: 'success', // the session ends
  2000: ourFault, // unknown command
  2001: ourFault, // syntax
  2002: ourFault, // not logged in, although we just did
  2003: ourFault, // parameter missing
  2004: ourFault, // out of range
  2005: ourFault, // wrong form
  2101: ourFault, // unknown command, option or extension
  2102: ourFault,
  2103: ourFault,
  2104: caseworkers, // no balance: a person tops it up and tries again
  2105: caseworkers, // not renewable
  2106: caseworkers, // not transferable
  2200: ourFault, // authentication
  2201: ourFault, // a role is missing
  2202: customers, // wrong auth code
  2300: caseworkers, // pending transfer
  2301: caseworkers, // not pending transfer
  2302: caseworkers, // exists
  2303: caseworkers, // does not exist
  2304: caseworkers, // status prohibits
  2305: caseworkers, // association prohibits
  2306: caseworkers, // policy
  2307: caseworkers,
  2308: caseworkers,
  2400: passing, // command failed
  2500: passing, // closing connection
  2501: ourFault, // authentication, closing connection
  2502: passing, // too many sessions
}

/** Where one method's refusal concerns the customer: a domain locked elsewhere, an address that cannot be. */
const customersBy: Record<string, number[]> = {
  'domain.transfer': [2106, 2304],
  'contact.create': [2003, 2004, 2005, 2306, 2308],
}

const judgementOf = (method: string, code: number): Judgement => {
  if (customersBy[method]?.includes(code)) return customers
  const judgement = judgements[code]
  return judgement === undefined || judgement === 'success' ? caseworkers : judgement
}

/** Codes of that range which nobody listed are successes too. */
export const succeeded = ({ code }: Pick<Envelope, 'code'>) =>
  code >= 1000 && code < 2000 && (judgements[code] ?? 'success') === 'success'

export const refusal = (
  method: string,
  { code, msg, reason, reasonCode }: Pick<Envelope, 'code' | 'msg' | 'reason' | 'reasonCode'>,
) => {
  const because = [msg, reason, reasonCode].filter(Boolean).join(' – ')
  return new VendorError({
    vendor: 'inwx',
    ...judgementOf(method, code),
    code: String(code),
    vendorText: `${method}: ${because}`,
  })
}

export const refusedWith = (error: unknown, ...codes: string[]): error is VendorError =>
  error instanceof VendorError &&
  error.details.vendor === 'inwx' &&
  codes.includes(error.details.code)
