import { NODATA, NOTFOUND } from 'node:dns'
import { type RecordCall, recordCall } from '../call-log'
import { VendorError } from '../vendor-error'

export type DnsQuery = { method: string; name: string; server: string }

const getErrorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'EUNKNOWN'

export const dnsError = (code: string, { method, name, server }: DnsQuery, cause?: unknown) =>
  new VendorError(
    {
      vendor: 'dns',
      errorClass: 'transient',
      owner: 'vendor',
      code,
      vendorText: `${method} ${name} at ${server}: expected an answer, found ${code}`,
    },
    cause,
  )

/** Records a query and its answer; a name without records answers [], it is not an error. */
export const createQueryRecorder =
  (record: RecordCall) =>
  (query: DnsQuery, work: () => Promise<string[]>): Promise<string[]> =>
    recordCall({
      record,
      vendor: 'dns',
      method: query.method,
      request: { name: query.name, at: query.server },
      work: () =>
        work().then(
          (answers) => ({ code: 'NOERROR', answers }),
          (error: unknown) => {
            const code = getErrorCode(error)
            if (code === NOTFOUND || code === NODATA) return { code, answers: [] }
            throw dnsError(code, query, error)
          },
        ),
      onSuccess: ({ code, answers }) => ({ outcome: 'ok', code, response: answers }),
      onFailure: (error) => ({
        outcome: 'failed',
        code: error instanceof VendorError ? error.details.code : 'BUG',
        response: [],
      }),
    }).then(({ answers }) => answers)
