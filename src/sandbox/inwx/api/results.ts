/** INWX's own texts of its result codes. */
const resultTexts: Record<number, string> = {
  1000: 'Command completed successfully',
  1001: 'Command completed successfully; action pending',
  1300: 'Command completed successfully; no messages',
  1301: 'Command completed successfully; ack to dequeue',
  1500: 'Command completed successfully; ending session',
  1200: "Password doesn't match",
  2000: 'Unknown command',
  2001: 'Command syntax error',
  2002: 'Command use error',
  2003: 'Required parameter missing',
  2004: 'Parameter value range error',
  2005: 'Parameter value syntax error',
  2101: 'Unimplemented command',
  2102: 'Unimplemented option',
  2103: 'Unimplemented extension',
  2104: 'Billing failure',
  2105: 'Object is not eligible for renewal',
  2106: 'Object is not eligible for transfer',
  2200: 'Authentication error',
  2201: 'Authorization error',
  2202: 'Invalid authorization information',
  2300: 'Object pending transfer',
  2301: 'Object not pending transfer',
  2302: 'Object exists',
  2303: 'Object does not exist',
  2304: 'Object status prohibits operation',
  2305: 'Object association prohibits operation',
  2306: 'Parameter value policy error',
  2307: 'Unimplemented object service',
  2308: 'Data management policy violation',
  2400: 'Command failed',
  2500: 'Command failed; server closing connection',
  2501: 'Authentication error; server closing connection',
  2502: 'Session limit exceeded; server closing connection',
}

export type ResultReason = {
  reasonCode?: string
  reason?: string
  details?: { code: string; msg: string }[]
}

/** A code with its data; void methods answer without `resData`. */
export type InwxResult = { code: number; resData?: object } & ResultReason

export const respondSuccess = (resData?: object): InwxResult => ({
  code: 1000,
  ...(resData && { resData }),
})

/** Thrown by a method that refuses the call; nothing has been changed then. */
export class InwxMethodError extends Error {
  constructor(
    readonly code: number,
    readonly details: ResultReason = {},
  ) {
    super(`INWX stand-in refused with ${code} ${details.reason ?? resultTexts[code]}`)
  }
}

/** A dateTime as the JSON interface writes it. */
export const toDateTime = (ms: number) => ({
  scalar: new Date(ms).toISOString().slice(0, 19).replaceAll('-', ''),
  xmlrpc_type: 'datetime',
  timestamp: Math.floor(ms / 1000),
})

export const createMethodError = (code: number, reason?: string): InwxMethodError =>
  new InwxMethodError(code, reason ? { reason } : {})

export const wrapResult = ({ code, ...rest }: InwxResult, svTRID: string, runtimeMs: number) => ({
  code,
  msg: resultTexts[code] ?? 'Command failed',
  ...rest,
  svTRID,
  runtime: Math.round(runtimeMs * 10) / 10_000,
})
