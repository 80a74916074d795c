import type { PluginVersionRow } from '../../../../projections/plugin-versions'
import { evaluatePreconditions, isRangeCurrent } from '../../http/middleware/conditional-request'
import type { RequestContext } from '../../http/permission-router'
import { problemResponse } from '../../http/problem'
import { parseByteRange } from './byte-range'

const etagOf = ({ sha256 }: Pick<PluginVersionRow, 'sha256'>) => `"${sha256}"`

/** Of one published version; it never changes. */
const headersOf = ({ plugin, version, sha256, manifest, size }: PluginVersionRow) =>
  new Headers({
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="${plugin}-${version}.zip"`,
    'content-length': String(size),
    etag: etagOf({ sha256 }),
    'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    'x-vrs-manifest': manifest,
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
  })

const headerCache = new WeakMap<PluginVersionRow, Headers>()

const headersFor = (row: PluginVersionRow): Headers => {
  const cached = headerCache.get(row)
  if (cached) return cached
  const headers = headersOf(row)
  headerCache.set(row, headers)
  return headers
}

const requestedRange = (c: RequestContext, row: PluginVersionRow) =>
  isRangeCurrent(c, etagOf(row)) ? parseByteRange(c.req.header('range'), row.size) : undefined

/** The archive, or the part of it that was asked for. */
export const sendArchive = (c: RequestContext, row: PluginVersionRow, bytes: Blob): Response => {
  if (evaluatePreconditions(c, etagOf(row)) !== 'MET')
    return problemResponse(c, { code: 'PRECONDITION_FAILED' })
  const range = requestedRange(c, row)
  if (range === undefined) return new Response(bytes, { headers: headersFor(row) })
  if (range === 'unsatisfiable') {
    c.header('content-range', `bytes */${row.size}`)
    return problemResponse(c, { code: 'RANGE_NOT_SATISFIABLE', status: 416 })
  }
  const { first, last } = range
  const headers = new Headers(headersFor(row))
  headers.set('content-length', String(last + 1 - first))
  headers.set('content-range', `bytes ${first}-${last}/${row.size}`)
  return new Response(bytes.slice(first, last + 1), { status: 206, headers })
}
