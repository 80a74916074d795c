import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { type RecordCall, recordCall } from '../call-log'
import { VendorError } from '../vendor-error'

export type ProbeRequest = {
  /** `https://name/health?nonce=…`; Host and SNI come from here, never the address. */
  url: string
  /** The assigned server's address, used without DNS. */
  ip: string
  /** Connects here instead of `ip`; for the sandbox. */
  via?: { address: string; port: number }
  timeoutMs: number
}

export type ProbeResponse = {
  status: number
  /** At most 64 KiB; more is a failure. */
  body: string
  headers: Record<string, string>
  /** null without TLS. `notAfter` is ISO time. */
  tls: { issuer: string; notAfter: string } | null
}

export type SiteProbe = {
  /** Answers every HTTP response, redirects too; throws VendorErrors (`waiting`) without one. */
  probe(request: ProbeRequest): Promise<ProbeResponse>
}

export type SiteProbeOptions = {
  record: RecordCall
  /** Trusted instead of the system's authorities (PEM). */
  ca?: string
}

const maxBytes = 64 * 1024
const recordedHeaders = ['content-type', 'location', 'server', 'cache-control', 'x-vrs-boot']

const probeError = (code: string, vendorText: string, cause?: unknown) =>
  new VendorError(
    { vendor: 'site', errorClass: 'waiting', owner: 'caseworker', code, vendorText },
    cause,
  )

const isCertificateCode = (code: string) => /CERT|TLS|SSL|VERIFY|SELF_SIGNED|ISSUER/.test(code)

const toProbeError = (host: string, error: unknown) => {
  if (error instanceof VendorError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'ERROR'
  const probeCode = isCertificateCode(code) ? 'CERTIFICATE' : 'UNREACHABLE'
  return probeError(
    probeCode,
    `${host}: ${code} ${error instanceof Error ? error.message : ''}`,
    error,
  )
}

const openRequest = (probe: ProbeRequest, ca: string | undefined): ClientRequest => {
  const url = new URL(probe.url)
  const isSecure = url.protocol === 'https:'
  const target = {
    host: probe.via?.address ?? probe.ip,
    port: probe.via?.port ?? Number(url.port || (isSecure ? 443 : 80)),
    path: `${url.pathname}${url.search}`,
    headers: { host: url.host, accept: '*/*', 'user-agent': 'vrs-site-check' },
    agent: false as const,
  }
  if (!isSecure) return requestPlain(target)
  return requestSecure({ ...target, servername: url.hostname, ...(ca ? { ca } : {}) })
}

const sendRequest = (request: ClientRequest) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve)
    request.once('error', reject)
    request.end()
  })

const readBody = async (host: string, answer: IncomingMessage) => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer) {
    bytes += (chunk as Buffer).length
    if (bytes > maxBytes) throw probeError('TOO_LARGE', `${host}: more than ${maxBytes} bytes`)
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const readCertificate = (answer: IncomingMessage): ProbeResponse['tls'] => {
  const socket = answer.socket as Partial<TLSSocket>
  const certificate = socket.encrypted ? socket.getPeerCertificate?.() : undefined
  if (!certificate) return null
  const { O, CN } = certificate.issuer
  return {
    issuer: [O, CN].filter(Boolean).join(' '),
    notAfter: new Date(certificate.valid_to).toISOString(),
  }
}

const pickHeaders = ({ headers }: IncomingMessage) =>
  Object.fromEntries(
    recordedHeaders.flatMap((name) => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value] as const] : []
    }),
  )

const fetchSite = async (probe: ProbeRequest, ca: string | undefined): Promise<ProbeResponse> => {
  const { host } = new URL(probe.url)
  const request = openRequest(probe, ca)
  const timeout = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => timeout.reject(probeError('TIMEOUT', `${host}: no answer within ${probe.timeoutMs} ms`)),
    probe.timeoutMs,
  )
  const readSite = async () => {
    const answer = await sendRequest(request)
    const tls = readCertificate(answer)
    const body = await readBody(host, answer)
    return { status: answer.statusCode ?? 0, body, headers: pickHeaders(answer), tls }
  }
  try {
    return await Promise.race([readSite(), timeout.promise])
  } catch (error) {
    throw toProbeError(host, error)
  } finally {
    clearTimeout(timer)
    request.on('error', () => {})
    request.destroy()
  }
}

/** Requests a site like a visitor, but at the assigned server's address; checks the certificate. */
export const openSiteProbe = ({ record, ca }: SiteProbeOptions): SiteProbe => ({
  probe: (request) => {
    const { host, pathname } = new URL(request.url)
    return recordCall({
      record,
      vendor: 'site',
      method: `GET ${pathname}`,
      request: { host, ip: request.ip, via: request.via ?? null },
      work: () => fetchSite(request, ca),
      onSuccess: ({ status, headers, tls, body }) => ({
        outcome: 'ok',
        code: String(status),
        response: { status, headers, tls, bytes: body.length },
      }),
      onFailure: (error) => {
        const details = error instanceof VendorError ? error.details : undefined
        return {
          outcome: 'failed',
          code: details?.code ?? 'BUG',
          response: details?.vendorText ?? null,
        }
      },
    })
  },
})
