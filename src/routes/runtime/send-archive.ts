import type { VersionRow } from '../../../projections/plugin-versions'
import type { Asked } from '../door'
import { problem } from '../problem'
import { byteRange } from './byte-range'

type Headers = Record<string, string>

/** Of one published version; it never changes. */
const headersOf = ({ plugin, version, sha256, manifest }: VersionRow): Headers => ({
  'content-type': 'application/zip',
  'content-disposition': `attachment; filename="${plugin}-${version}.zip"`,
  etag: `"${sha256}"`,
  'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
  'x-vrs-manifest': manifest,
  'accept-ranges': 'bytes',
  'cache-control': 'private, no-cache',
})

const prepared = new WeakMap<VersionRow, Headers>()

const headersFor = (row: VersionRow): Headers => {
  const known = prepared.get(row)
  if (known) return known
  const headers = headersOf(row)
  prepared.set(row, headers)
  return headers
}

const wantedRange = (c: Asked, etag: string | undefined, size: number) => {
  const condition = c.req.header('if-range')
  if (condition !== undefined && condition !== etag) return undefined
  return byteRange(c.req.header('range'), size)
}

/** The archive, or the part of it that was asked for. */
export const sendArchive = (c: Asked, row: VersionRow, bytes: Blob): Response => {
  const headers = headersFor(row)
  const { size } = bytes
  const range = wantedRange(c, headers.etag, size)
  if (range === undefined)
    return new Response(bytes, { headers: { ...headers, 'content-length': String(size) } })
  if (range === 'unsatisfiable') {
    c.header('content-range', `bytes */${size}`)
    return problem(c, { code: 'RANGE_NOT_SATISFIABLE', status: 416 })
  }
  const { first, last } = range
  return new Response(bytes.slice(first, last + 1), {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(last + 1 - first),
      'content-range': `bytes ${first}-${last}/${size}`,
    },
  })
}
