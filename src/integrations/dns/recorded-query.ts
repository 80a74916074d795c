import { NODATA, NOTFOUND } from 'node:dns'
import { currentCallContext, type RecordCall } from '../call-context'
import { VendorError } from '../vendor-error'

export type DnsQuery = { method: string; name: string; server: string }

const errorCodeOf = (error: unknown): string =>
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

/** Records a question and its answer; a name that does not exist has no addresses and is no error. */
export const createQueryRecorder =
  (record: RecordCall) =>
  async (asked: DnsQuery, work: () => Promise<string[]>): Promise<string[]> => {
    const since = Date.now()
    const note = (outcome: 'ok' | 'failed', code: string, response: string[]) =>
      record({
        ...currentCallContext(),
        vendor: 'dns',
        method: asked.method,
        startedAt: new Date(since).toISOString(),
        durationMs: Date.now() - since,
        outcome,
        code,
        request: { name: asked.name, at: asked.server },
        response,
      })
    try {
      const found = await work()
      note('ok', 'NOERROR', found)
      return found
    } catch (error) {
      const code = errorCodeOf(error)
      const nothing = code === NOTFOUND || code === NODATA
      note(nothing ? 'ok' : 'failed', code, [])
      if (nothing) return []
      throw dnsError(code, asked, error)
    }
  }
