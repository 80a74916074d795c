import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { currentCallContext, type RecordCall } from '../call-context'
import { VendorError } from '../vendor-error'

export type ProbeRequest = {
  /** `https://name/health?nonce=…`; Host and SNI come from here, never the address. */
  url: string
  /** The assigned server's address; no DNS is asked. */
  ip: string
  /** The sandbox's way in instead of the address. */
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
  /** Whatever the site answers is an answer, redirects too; no proper answer throws (`waiting`). */
  probe(wanted: ProbeRequest): Promise<ProbeResponse>
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
  const word = isCertificateCode(code) ? 'CERTIFICATE' : 'UNREACHABLE'
  return probeError(word, `${host}: ${code} ${error instanceof Error ? error.message : ''}`, error)
}

const openRequest = (wanted: ProbeRequest, ca: string | undefined): ClientRequest => {
  const url = new URL(wanted.url)
  const secure = url.protocol === 'https:'
  const target = {
    host: wanted.via?.address ?? wanted.ip,
    port: wanted.via?.port ?? Number(url.port || (secure ? 443 : 80)),
    path: `${url.pathname}${url.search}`,
    headers: { host: url.host, accept: '*/*', 'user-agent': 'vrs-site-check' },
    agent: false as const,
  }
  if (!secure) return requestPlain(target)
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

const fetchSite = async (wanted: ProbeRequest, ca: string | undefined): Promise<ProbeResponse> => {
  const { host } = new URL(wanted.url)
  const request = openRequest(wanted, ca)
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(probeError('TIMEOUT', `${host}: no answer within ${wanted.timeoutMs} ms`)),
    wanted.timeoutMs,
  )
  const readSite = async () => {
    const answer = await sendRequest(request)
    const tls = readCertificate(answer)
    const body = await readBody(host, answer)
    return { status: answer.statusCode ?? 0, body, headers: pickHeaders(answer), tls }
  }
  try {
    return await Promise.race([readSite(), late.promise])
  } catch (error) {
    throw toProbeError(host, error)
  } finally {
    clearTimeout(timer)
    request.on('error', () => {})
    request.destroy()
  }
}

/** Looks at a site as a visitor would, at the server it must stand on, certificate checked. */
export const openSiteProbe = ({ record, ca }: SiteProbeOptions): SiteProbe => ({
  probe: async (wanted) => {
    const begun = Date.now()
    const { host, pathname } = new URL(wanted.url)
    const told = {
      ...currentCallContext(),
      vendor: 'site' as const,
      method: `GET ${pathname}`,
      startedAt: new Date(begun).toISOString(),
      request: { host, ip: wanted.ip, via: wanted.via ?? null },
    }
    const after = () => ({ ...told, durationMs: Date.now() - begun })
    try {
      const seen = await fetchSite(wanted, ca)
      const { status, headers, tls } = seen
      const response = { status, headers, tls, bytes: seen.body.length }
      record({ ...after(), outcome: 'ok', code: String(status), response })
      return seen
    } catch (error) {
      const details = error instanceof VendorError ? error.details : undefined
      const code = details?.code ?? 'BUG'
      record({ ...after(), outcome: 'failed', code, response: details?.vendorText ?? null })
      throw error
    }
  },
})
