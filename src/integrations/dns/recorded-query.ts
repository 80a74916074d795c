import { NODATA, NOTFOUND } from 'node:dns'
import { callContext, type RecordCall } from '../call-context'
import { VendorError } from '../vendor-error'

export type Asked = { method: string; name: string; at: string }

const wordOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'EUNKNOWN'

export const dnsFailed = (code: string, { method, name, at }: Asked, cause?: unknown) =>
  new VendorError(
    {
      vendor: 'dns',
      errorClass: 'transient',
      owner: 'vendor',
      code,
      vendorText: `${method} ${name} at ${at}: expected an answer, found ${code}`,
    },
    cause,
  )

/** Records a question and its answer; a name that does not exist has no addresses and is no error. */
export const openAsk =
  (record: RecordCall) =>
  async (asked: Asked, work: () => Promise<string[]>): Promise<string[]> => {
    const since = Date.now()
    const note = (outcome: 'ok' | 'failed', code: string, response: string[]) =>
      record({
        ...callContext(),
        vendor: 'dns',
        method: asked.method,
        startedAt: new Date(since).toISOString(),
        durationMs: Date.now() - since,
        outcome,
        code,
        request: { name: asked.name, at: asked.at },
        response,
      })
    try {
      const found = await work()
      note('ok', 'NOERROR', found)
      return found
    } catch (error) {
      const code = wordOf(error)
      const nothing = code === NOTFOUND || code === NODATA
      note(nothing ? 'ok' : 'failed', code, [])
      if (nothing) return []
      throw dnsFailed(code, asked, error)
    }
  }
