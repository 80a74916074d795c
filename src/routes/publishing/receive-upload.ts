import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyHeaders } from '@fastify/busboy'
import { RefusalError } from '../../../events/refusal-error'
import type { RequestContext } from '../http/permission-router'

const defaultLimits = { archiveBytes: 200 * 1024 * 1024, timeoutMs: 5 * 60_000 }
type UploadLimits = typeof defaultLimits
const maxFieldBytes = 256 * 1024
/** At once on this instance: each may take its size on the disk. */
const maxUploads = 4

/** What came with a form: its fields, and the file `archive` where it is on this machine. */
export type ReceivedUpload = { fields: Readonly<Record<string, string>>; archive?: Blob }

let uploadsUnderWay = 0

const incomplete = () =>
  new RefusalError('BODY_INCOMPLETE', 'expected the whole multipart body, found less')

const createParser = (c: RequestContext, { archiveBytes }: UploadLimits) => {
  try {
    return new Busboy({
      headers: { 'content-type': c.req.header('content-type') ?? '' } as BusboyHeaders,
      limits: { fields: 10, files: 1, fieldSize: maxFieldBytes, fileSize: archiveBytes },
      // Curl sends the manifest as a file where it is told `@manifest.jws`.
      isPartAFile: (name) => name === 'archive',
    })
  } catch {
    throw new RefusalError('BAD_FORM', 'expected multipart/form-data with a boundary, found none')
  }
}

/** Writes the archive to `path` as it comes; nothing of it stays in memory. */
const parseUpload = async (c: RequestContext, path: string, limits: UploadLimits) => {
  const fields: Record<string, string> = {}
  const parser = createParser(c, limits)
  const signal = AbortSignal.timeout(limits.timeoutMs)
  let failure: RefusalError | undefined
  let written: Promise<void> | undefined
  const refuse = (code: string, detail: string) => {
    failure ??= new RefusalError(code, detail)
  }
  parser.on('field', (name, value, _, isTruncated) => {
    if (isTruncated) refuse('TOO_LARGE', `expected at most ${maxFieldBytes} bytes in ${name}`)
    fields[name] = value
  })
  parser.on('file', (_, file) => {
    file.on('limit', () => {
      refuse('TOO_LARGE', `expected at most ${limits.archiveBytes} bytes in archive`)
      parser.destroy()
    })
    written = pipeline(file, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    written.catch(() => undefined)
  })
  parser.on('fieldsLimit', () => refuse('BAD_FORM', 'expected at most 10 fields'))
  parser.on('filesLimit', () => refuse('BAD_FORM', 'expected one archive'))
  const body = Readable.fromWeb((c.req.raw.body ?? new Blob([]).stream()) as never)
  try {
    await pipeline(body, parser, { signal })
    await written
  } catch {
    throw failure ?? (signal.aborted ? slowError(limits) : incomplete())
  }
  if (failure) throw failure
  return { fields, hasArchive: written !== undefined }
}

const slowError = ({ timeoutMs }: UploadLimits) =>
  new RefusalError('TOO_SLOW', `expected the upload within ${timeoutMs / 1000} seconds`)

/**
 * Receives a form with one large file, streamed to the disk and removed when `work` has ended.
 * Throws RefusalError.
 */
export const withReceivedUpload = async <T>(
  c: RequestContext,
  work: (upload: ReceivedUpload) => Promise<T>,
  limits: UploadLimits = defaultLimits,
): Promise<T> => {
  if (uploadsUnderWay >= maxUploads)
    throw new RefusalError('OVERLOADED', `expected fewer than ${maxUploads} uploads at once`)
  uploadsUnderWay += 1
  const folder = join(tmpdir(), `vrs-upload-${randomUUID()}`)
  const path = join(folder, 'archive.zip')
  try {
    await mkdir(folder, { mode: 0o700 })
    const { fields, hasArchive } = await parseUpload(c, path, limits)
    return await work({ fields, ...(hasArchive ? { archive: Bun.file(path) } : {}) })
  } finally {
    uploadsUnderWay -= 1
    await rm(folder, { recursive: true, force: true })
  }
}
