import type { Sql } from '../../../projections/projection'
import { callContext } from '../../../src/integrations/call-context'
import type { Dns } from '../../../src/integrations/dns/dns-client'
import type { SiteCheck, SiteSeen } from '../../../src/integrations/site-probe/site-probe'
import type { MailClient } from '../../../src/integrations/smtp/mail-client'
import { mailError } from '../../../src/integrations/smtp/smtp-error'
import type { StripeClient } from '../../../src/integrations/stripe/stripe-client'
import { VendorError } from '../../../src/integrations/vendor-error'
import type { Gate } from './call-interceptor'
import type { VendorManner } from './fault-points'

type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** A path without ids and queries. */
const plain = (url: string) =>
  new URL(url).pathname
    .replace('/api/v1', '')
    .replaceAll(/\/(vrs-[^/]+|[a-z0-9]{20,})(?=\/|$)/g, '/*')

const answerOf = (manner: VendorManner): Response => {
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
const heard = async (url: string, init: RequestInit) => {
  const answer = await fetch(url, init)
  const { status, headers } = answer
  return new Response(await answer.text(), { status, headers })
}

export const coolifyLine =
  (gate: Gate): Fetch =>
  (url, init) =>
    gate.call(`coolify ${init.method} ${plain(url)}`, () => heard(url, init), answerOf)

export const inwxLine =
  (gate: Gate): Fetch =>
  (url, init) => {
    const { method } = JSON.parse(String(init.body)) as { method: string }
    // A worker says good-bye after its last job; nothing depends on it.
    if (method === 'account.logout') return fetch(url, init)
    return gate.call(`inwx ${method}`, () => fetch(url, init), answerOf)
  }

const smtpFailures: Record<VendorManner, object> = {
  '429': { code: 'EENVELOPE', responseCode: 450, response: '450 4.7.1 Too many mails' },
  '500': { code: 'EMESSAGE', responseCode: 451, response: '451 4.3.0 Local error' },
  timeout: { code: 'ETIMEDOUT' },
  garbage: { code: 'EPROTOCOL' },
  thrown: { code: 'ECONNECTION' },
}

/** What the vendor call log says once a worker has heard that its mail was taken. */
const keepTaken = (sql: Sql, messageId: string) => {
  const { projectId, step, attempt } = callContext()
  return sql`insert into vendor_calls
    (at, vendor, method, project_id, step, attempt, duration_ms, outcome, code, request)
    values (now(), 'smtp', 'send', ${projectId}, ${step}, ${attempt}, 1, 'ok', '250',
      ${JSON.stringify({ messageId })}::text::jsonb)`
}

export const mailLine = (gate: Gate, mail: MailClient, sql: Sql): MailClient => ({
  ...mail,
  send: async (one) => {
    await gate.call(
      `smtp ${one.template}`,
      () => mail.send(one),
      (manner) => {
        throw mailError(Object.assign(new Error(manner), smtpFailures[manner]))
      },
    )
    await keepTaken(sql, one.messageId)
  },
})

/** Whatever a name server suffers, the client's answer is that the name is not seen there. */
export const dnsLine = (gate: Gate, dns: Dns): Dns => ({
  ...dns,
  visible: (what) =>
    gate.call(
      'dns visible',
      () => dns.visible(what),
      () => ({ seenBy: [], missingAt: ['127.0.0.1'] }),
    ),
  zoneAt: (name) =>
    gate.call(
      'dns zone',
      () => dns.zoneAt(name),
      (manner) => {
        const details = { vendor: 'dns', errorClass: 'transient', owner: 'vendor' } as const
        throw new VendorError({ ...details, code: 'ESERVFAIL', vendorText: manner })
      },
    ),
})

const siteAnswers: Record<VendorManner, Pick<SiteSeen, 'status' | 'body'> | undefined> = {
  '429': { status: 429, body: '' },
  '500': { status: 500, body: '' },
  garbage: { status: 200, body: '<html>' },
  timeout: undefined,
  thrown: undefined,
}

export const siteLine = (gate: Gate, sites: SiteCheck): SiteCheck => ({
  look: (wanted) =>
    gate.call(
      'site health',
      () => sites.look(wanted),
      (manner) => {
        const answer = siteAnswers[manner]
        if (answer) return { ...answer, headers: {}, tls: null }
        const details = { vendor: 'site', errorClass: 'waiting', owner: 'caseworker' } as const
        throw new VendorError({ ...details, code: 'UNREACHABLE', vendorText: manner })
      },
    ),
})

/** Stripe's own client tells all of it as one kind of failure. */
const stripeFailed = (manner: VendorManner): never => {
  const details = { vendor: 'stripe', errorClass: 'transient', owner: 'vendor' } as const
  throw new VendorError({ ...details, code: manner.toUpperCase(), vendorText: manner })
}

export const stripeLine = (gate: Gate, stripe: StripeClient): StripeClient => ({
  ...stripe,
  session: (id) => gate.call('stripe session', () => stripe.session(id), stripeFailed),
  expireSession: (id) => gate.call('stripe expire', () => stripe.expireSession(id), stripeFailed),
})
