import { type ErrorClass, type Owner, VendorError } from '../vendor-error'
import type { Envelope } from './envelope'

type Judgement = { errorClass: ErrorClass; owner: Owner }

const ourFault: Judgement = { errorClass: 'permanent', owner: 'us' }
const caseworkers: Judgement = { errorClass: 'permanent', owner: 'caseworker' }
const passing: Judgement = { errorClass: 'transient', owner: 'vendor' }

/** What each refusal of INWX's list means for an order: who must act, and whether waiting helps. */
const judgements: Record<number, Judgement> = {
  1200: ourFault, // password does not match
  2000: ourFault, // unknown command
  2001: ourFault, // syntax
  2002: ourFault, // not logged in, although we just did
  2003: ourFault, // parameter missing
  2004: ourFault, // out of range
  2005: ourFault, // wrong form
  2101: ourFault, // unknown command, option or extension
  2102: ourFault,
  2103: ourFault,
  2104: ourFault, // no balance
  2105: caseworkers, // not renewable
  2106: caseworkers, // not transferable
  2200: ourFault, // authentication
  2201: ourFault, // a role is missing
  2202: { errorClass: 'permanent', owner: 'customer' }, // wrong auth code
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

/** 1001 is a success too: the action is pending. */
export const succeeded = ({ code }: Envelope) => code >= 1000 && code < 2000 && code !== 1200

export const refusal = (method: string, { code, msg, reason, reasonCode }: Envelope) => {
  const judgement = judgements[code] ?? caseworkers
  const because = [msg, reason, reasonCode].filter(Boolean).join(' – ')
  return new VendorError({
    vendor: 'inwx',
    ...judgement,
    code: String(code),
    vendorText: `${method}: ${because}`,
  })
}

export const refusedWith = (error: unknown, ...codes: string[]): error is VendorError =>
  error instanceof VendorError &&
  error.details.vendor === 'inwx' &&
  codes.includes(error.details.code)
