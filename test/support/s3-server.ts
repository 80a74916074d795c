import { createHash, createHmac } from 'node:crypto'

type StoredObject = { bytes: Uint8Array; modified: Date }

export type S3Account = { accessKeyId: string; secretAccessKey: string; region: string }

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** As AWS writes paths and queries: everything but A-Z a-z 0-9 - _ . ~ is escaped. */
const escapeUri = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const canonicalQuery = (url: URL) =>
  [...url.searchParams]
    .map(([name, value]) => `${escapeUri(name)}=${escapeUri(value)}`)
    .toSorted()
    .join('&')

const parseAuthorization = (header: string | null) => {
  const [, accessKey, date, region, signedHeaders, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      header ?? '',
    ) ?? []
  return accessKey && date && region && signedHeaders && signature
    ? { accessKey, date, region, signedHeaders, signature }
    : undefined
}

/** Signature Version 4 in the Authorization header, computed anew from what came. */
const findSignatureFault = (request: Request, body: Uint8Array, account: S3Account) => {
  const parsed = parseAuthorization(request.headers.get('authorization'))
  if (!parsed) return 'AccessDenied'
  if (parsed.accessKey !== account.accessKeyId) return 'InvalidAccessKeyId'
  const url = new URL(request.url)
  const payload = request.headers.get('x-amz-content-sha256') ?? ''
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return 'XAmzContentSHA256Mismatch'
  const headers = parsed.signedHeaders
    .split(';')
    .map((name) => `${name}:${(request.headers.get(name) ?? '').trim()}\n`)
    .join('')
  const path = url.pathname.split('/').map(decodeURIComponent).map(escapeUri).join('/')
  const canonical = [
    ...[request.method, path, canonicalQuery(url), headers, parsed.signedHeaders, payload],
  ].join('\n')
  const scope = `${parsed.date}/${parsed.region}/s3/aws4_request`
  const toSign = [
    ...['AWS4-HMAC-SHA256', request.headers.get('x-amz-date') ?? '', scope, sha256(canonical)],
  ].join('\n')
  const day = hmac(`AWS4${account.secretAccessKey}`, parsed.date)
  const key = hmac(hmac(hmac(day, parsed.region), 's3'), 'aws4_request')
  return hmac(key, toSign).toString('hex') === parsed.signature
    ? undefined
    : 'SignatureDoesNotMatch'
}

const errorResponse = (status: number, code: string) =>
  new Response(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
    { status, headers: { 'content-type': 'application/xml' } },
  )

const objectResponse = ({ bytes, modified }: StoredObject, isHead: boolean) =>
  new Response(isHead ? null : new Uint8Array(bytes), {
    headers: {
      'content-length': String(bytes.length),
      'last-modified': modified.toUTCString(),
      etag: `"${createHash('md5').update(bytes).digest('hex')}"`,
      'accept-ranges': 'bytes',
    },
  })

const sliceRange = (object: StoredObject, range: string | null) => {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
  if (from === undefined) return undefined
  const last = to ? Number(to) : object.bytes.length - 1
  const bytes = object.bytes.slice(Number(from), last + 1)
  return new Response(new Uint8Array(bytes), {
    status: 206,
    headers: { 'content-range': `bytes ${from}-${last}/${object.bytes.length}` },
  })
}

const createUploads = (objects: Map<string, StoredObject>) => {
  const parts = new Map<string, Map<number, Uint8Array>>()
  const xml = (text: string) =>
    new Response(`<?xml version="1.0" encoding="UTF-8"?>${text}`, {
      headers: { 'content-type': 'application/xml' },
    })
  return {
    begin: (key: string) => {
      const id = crypto.randomUUID()
      parts.set(id, new Map())
      return xml(
        `<InitiateMultipartUploadResult><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      )
    },
    put: (id: string, number: number, bytes: Uint8Array) => {
      const upload = parts.get(id)
      if (!upload) return errorResponse(404, 'NoSuchUpload')
      upload.set(number, bytes)
      return new Response(null, { headers: { etag: `"${sha256(bytes).slice(0, 32)}"` } })
    },
    complete: (id: string, key: string) => {
      const upload = parts.get(id)
      if (!upload) return errorResponse(404, 'NoSuchUpload')
      const sorted = [...upload].toSorted(([one], [other]) => one - other)
      objects.set(key, {
        bytes: Buffer.concat(sorted.map(([, bytes]) => bytes)),
        modified: new Date(),
      })
      return xml(`<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`)
    },
  }
}

/** A small S3 over a real socket: objects of one bucket, multipart uploads, signatures checked. */
export const startS3Server = (account: S3Account, bucket: string) => {
  const objects = new Map<string, StoredObject>()
  const uploads = createUploads(objects)
  const calls: string[] = []
  const state = { isDown: false }

  const answer = async (request: Request): Promise<Response> => {
    if (state.isDown) return errorResponse(503, 'ServiceUnavailable')
    const body = await request.bytes()
    const url = new URL(request.url)
    const fault = findSignatureFault(request, body, account)
    if (fault) return errorResponse(403, fault)
    const [, found, ...rest] = url.pathname.split('/')
    if (found !== bucket) return errorResponse(404, 'NoSuchBucket')
    const key = decodeURIComponent(rest.join('/'))
    calls.push(`${request.method} ${key}`)
    const uploadId = url.searchParams.get('uploadId')
    if (request.method === 'POST')
      return uploadId ? uploads.complete(uploadId, key) : uploads.begin(key)
    if (request.method === 'PUT' && uploadId)
      return uploads.put(uploadId, Number(url.searchParams.get('partNumber')), body)
    if (request.method === 'PUT') {
      objects.set(key, { bytes: body, modified: new Date() })
      return new Response(null, { headers: { etag: `"${sha256(body).slice(0, 32)}"` } })
    }
    const object = objects.get(key)
    if (!object) return errorResponse(404, 'NoSuchKey')
    return (
      sliceRange(object, request.headers.get('range')) ??
      objectResponse(object, request.method === 'HEAD')
    )
  }

  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    maxRequestBodySize: 300_000_000,
    fetch: answer,
  })
  return {
    endpoint: `http://127.0.0.1:${server.port}`,
    objects,
    calls,
    setDown: (isDown: boolean) => {
      state.isDown = isDown
    },
    close: () => server.stop(true),
  }
}
