import type { Sql } from '../../../projections/projection'
import { currentCallContext } from '../../../src/integrations/call-context'
import type { DnsClient } from '../../../src/integrations/dns/dns-client'
import type { ProbeResponse, SiteProbe } from '../../../src/integrations/site-probe/site-probe'
import type { MailClient } from '../../../src/integrations/smtp/mail-client'
import { smtpError } from '../../../src/integrations/smtp/smtp-error'
import type { StripeClient } from '../../../src/integrations/stripe/stripe-client'
import { VendorError } from '../../../src/integrations/vendor-error'
import type { CallInterceptor } from './call-interceptor'
import type { VendorFailureMode } from './fault-points'

type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** A path without ids and queries. */
const normalizePath = (url: string) =>
  new URL(url).pathname
    .replace('/api/v1', '')
    .replaceAll(/\/(vrs-[^/]+|[a-z0-9]{20,})(?=\/|$)/g, '/*')

const createFailureResponse = (manner: VendorFailureMode): Response => {
  switch (manner) {
    case '429': {
      const headers = { 'retry-after': '1', 'content-type': 'application/json' }
      return new Response('{"message":"Too Many Attempts."}', { status: 429, headers })
    }
    case '500':
      return new Response('<h1>Internal Server Error</h1>', { status: 500 })
    case 'garbage':
      return new Response('<html>502 Bad Gateway', { status: 200 })
    case 'timeout':
      throw new DOMException('The operation timed out.', 'TimeoutError')
    case 'thrown':
      throw Object.assign(new TypeError('fetch failed'), { code: 'ECONNRESET' })
  }
}

/** The vendor has done it and said so; what it said is read before it can be lost. */
const fetchWhole = async (url: string, init: RequestInit) => {
  const answer = await fetch(url, init)
  const { status, headers } = answer
  return new Response(await answer.text(), { status, headers })
}

export const interceptCoolify =
  (interceptor: CallInterceptor): Fetch =>
  (url, init) =>
    interceptor.call(
      `coolify ${init.method} ${normalizePath(url)}`,
      () => fetchWhole(url, init),
      createFailureResponse,
    )

export const interceptInwx =
  (interceptor: CallInterceptor): Fetch =>
  (url, init) => {
    const { method } = JSON.parse(String(init.body)) as { method: string }
    // A worker says good-bye after its last job; nothing depends on it.
    if (method === 'account.logout') return fetch(url, init)
    return interceptor.call(`inwx ${method}`, () => fetch(url, init), createFailureResponse)
  }

const smtpFailures: Record<VendorFailureMode, object> = {
  '429': { code: 'EENVELOPE', responseCode: 450, response: '450 4.7.1 Too many mails' },
  '500': { code: 'EMESSAGE', responseCode: 451, response: '451 4.3.0 Local error' },
  timeout: { code: 'ETIMEDOUT' },
  garbage: { code: 'EPROTOCOL' },
  thrown: { code: 'ECONNECTION' },
}

/** What the vendor call log says once a worker has heard that its mail was taken. */
const recordSentMail = (sql: Sql, messageId: string) => {
  const { projectId, step, attempt } = currentCallContext()
  return sql`insert into vendor_calls
    (at, vendor, method, project_id, step, attempt, duration_ms, outcome, code, request)
    values (now(), 'smtp', 'send', ${projectId}, ${step}, ${attempt}, 1, 'ok', '250',
      ${JSON.stringify({ messageId })}::text::jsonb)`
}

export const interceptMail = (
  interceptor: CallInterceptor,
  mail: MailClient,
  sql: Sql,
): MailClient => ({
  ...mail,
  send: async (one) => {
    await interceptor.call(
      `smtp ${one.template}`,
      () => mail.send(one),
      (manner) => {
        throw smtpError(Object.assign(new Error(manner), smtpFailures[manner]))
      },
    )
    await recordSentMail(sql, one.messageId)
  },
})

/** Whatever a name server suffers, the client's answer is that the name is not seen there. */
export const interceptDns = (interceptor: CallInterceptor, dns: DnsClient): DnsClient => ({
  ...dns,
  checkVisibility: (what) =>
    interceptor.call(
      'dns visible',
      () => dns.checkVisibility(what),
      () => ({ seenBy: [], missingAt: ['127.0.0.1'] }),
    ),
  readPublicZone: (name, labels) =>
    interceptor.call(
      'dns zone',
      () => dns.readPublicZone(name, labels),
      (manner) => {
        const details = { vendor: 'dns', errorClass: 'transient', owner: 'vendor' } as const
        throw new VendorError({ ...details, code: 'ESERVFAIL', vendorText: manner })
      },
    ),
})

const siteFailures: Record<VendorFailureMode, Pick<ProbeResponse, 'status' | 'body'> | undefined> =
  {
    '429': { status: 429, body: '' },
    '500': { status: 500, body: '' },
    garbage: { status: 200, body: '<html>' },
    timeout: undefined,
    thrown: undefined,
  }

export const interceptSiteCheck = (interceptor: CallInterceptor, sites: SiteProbe): SiteProbe => ({
  probe: (target) =>
    interceptor.call(
      'site health',
      () => sites.probe(target),
      (manner) => {
        const answer = siteFailures[manner]
        if (answer) return { ...answer, headers: {}, tls: null }
        const details = { vendor: 'site', errorClass: 'waiting', owner: 'caseworker' } as const
        throw new VendorError({ ...details, code: 'UNREACHABLE', vendorText: manner })
      },
    ),
})

/** Stripe's own client tells all of it as one kind of failure. */
const throwStripeFailure = (manner: VendorFailureMode): never => {
  const details = { vendor: 'stripe', errorClass: 'transient', owner: 'vendor' } as const
  throw new VendorError({ ...details, code: manner.toUpperCase(), vendorText: manner })
}

export const interceptStripe = (
  interceptor: CallInterceptor,
  stripe: StripeClient,
): StripeClient => ({
  ...stripe,
  getSession: (id) =>
    interceptor.call('stripe session', () => stripe.getSession(id), throwStripeFailure),
  expireSession: (id) =>
    interceptor.call('stripe expire', () => stripe.expireSession(id), throwStripeFailure),
})
