import { domainStream, projectStream, serverStream } from '../../../../events/streams'
import { findRenewalDeadline } from '../../../../src/domain/naming/renewal-deadline'
import { rebuildProject } from '../../../../src/domain/project/evolve'
import { jobDefinitions } from '../../../../src/processes/all-processes'
import type { ProcessDependencies } from '../../../../src/processes/engine/process-dependencies'
import { runJob } from '../../../../src/processes/engine/run-job'
import { mailDomainExpiring } from '../../../../src/processes/notifications/domain-mails'
import { createConfirmationToken } from '../../../../src/security/order-token'
import type { JobData, QueueName } from '../../../../src/store/job-queue/job-queue'
import type { Locale } from '../../../../views/texts/locale'
import { sandboxNameservers } from '../../../sandbox/inwx/sandbox-inwx-fixture'
import { appendEvents } from '../../../support/append-events'
import type { OrderResponse } from '../../../support/order-client'
import { otherServerId, serverId } from '../../../support/project-events'
import type { ShopApp } from '../../support/shop-app'
import type { Act, OrderState } from './order-acts'
import { domainOf, placeOrderOfState } from './place-order-of-state'

type SentMail = { to: string; subject: string; text: string }
const staffMail = 'staff@vrs.example'

type MailJob = { id: string; name: QueueName; retryCount: number; data: JobData }

/** Dates and links differ with every run. */
const withoutRun = (text: string) =>
  text
    .replace(/https?:\/\/\S+/g, '<link>')
    .replace(/\bwort-\d+\b/g, '<label>')
    .replaceAll('\u00a0', ' ')
    .replace(/\b2026-\d{5}\b/g, '<number>')
    .replace(/\d{2}[. ](\d{2}|[A-Z][a-z]{2})[. ]\d{4}(, \d{2}:\d{2})?/g, '<day>')
    .replace(/\b\d{2}:\d{2}\b/g, '<time>')

const readText = (html: string) =>
  html
    .replace(/<\/?(a|bdi)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
    .trim()

/** The notice, its links, what waits, and the money, as one reads them from top to bottom. */
const readTracker = (html: string) => {
  const [notice = ''] = /<section class="notice.*?<\/section>/s.exec(html) ?? []
  const open = [...html.matchAll(/<li class="(waiting|stalled|current)".*?<\/li>/gs)].map(
    ([item]) => item,
  )
  const [payments = ''] = /<div id="tracker-payments".*?<\/div>/s.exec(html) ?? []
  const parts = [...notice.matchAll(/<(h2|p|a)[ >].*?<\/\1>/gs)].map(([part]) => part)
  const money = [...payments.matchAll(/<dt>.*?<\/dd>/gs)].map(([part]) => part)
  return [...parts, ...open, ...money].map((part) => withoutRun(readText(part)))
}

/** Subject and paragraphs, without greeting and goodbye. */
const readMail = ({ subject, text }: SentMail) => [
  `mail: ${withoutRun(subject)}`,
  ...withoutRun(text)
    .split('\n\n')
    .slice(1, -1)
    .map((paragraph) => `| ${paragraph.replaceAll('\n', ' ')}`),
]

/** What the link of the mail shows that asks to confirm the address; nothing where it leads back at once. */
const readConfirmation = (html: string) => {
  const [, main = ''] = /<main[^>]*>(.*)<\/main>/s.exec(html) ?? []
  return [...main.matchAll(/<(h1|p|button|a)[ >].*?<\/\1>/gs)].map(
    ([part]) => `confirmation: ${withoutRun(readText(part))}`,
  )
}

/** Servers with room, and the mails that the queue sends. */
export const openSentenceReader = async (shop: ShopApp) => {
  const { deps, processDeps } = shop
  for (const id of [serverId, otherServerId])
    await appendEvents(deps.store, serverStream(id), {
      type: 'ServerAdded',
      data: { name: id, ipv4: '203.0.113.7', coolifyUuid: id, capacity: 500 },
    })
  const mails: SentMail[] = []
  const mailDeps = {
    ...processDeps,
    mail: { send: async (mail: SentMail) => void mails.push(mail) },
    senderDomain: 'vrs.example',
    staffMail,
    // The zone of the old provider is empty.
    dns: { readPublicZone: async () => ({ nameservers: [], records: [], gaps: [] }) },
    nameservers: sandboxNameservers,
    deadlines: {},
    contactMail: deps.contactMail,
    withAdvisoryLock: async (_: string, work: (signal: AbortSignal) => Promise<unknown>) => ({
      done: await work(new AbortController().signal),
    }),
  } as unknown as ProcessDependencies

  /** Of the last events only: those before were told when they were news. */
  const runMailJobs = async (projectId: string, domain: string) => {
    const jobs = await deps.sql<MailJob[]>`update pgboss.job set state = 'active'
      where name in ('mails', 'staff-mails') and state in ('created', 'retry')
        and group_id = any(${[`project-${projectId}`, `domain-${domain}`]})
      returning id, name, retry_count, data`
    // Customers are written to before staff, in the table as well.
    for (const { id, name, retryCount, data } of jobs.toSorted((a, b) =>
      a.name.localeCompare(b.name),
    ))
      await runJob(mailDeps, jobDefinitions[name], { id, queue: name, retryCount }, data)
  }
  const discardMailJobs = (projectId: string, domain: string) =>
    deps.sql`update pgboss.job set state = 'completed'
      where name in ('mails', 'staff-mails')
        and group_id = any(${[`project-${projectId}`, `domain-${domain}`]})`

  /** What the queue does next for this order. */
  const runNextStep = async (projectId: string) => {
    const [job] = await deps.sql<MailJob[]>`update pgboss.job set state = 'active'
      where name = 'provisioning' and state in ('created', 'retry')
        and group_id = ${`project-${projectId}`}
      returning id, name, retry_count, data`
    if (!job) throw new Error(`expected a step of ${projectId} to be queued, found none`)
    const { id, name, retryCount, data } = job
    await runJob(mailDeps, jobDefinitions[name], { id, queue: name, retryCount }, data)
  }

  const warnOfExpiry = async (projectId: string, domain: string, days: number) => {
    const { events } = await deps.store.read(projectStream(projectId))
    const project = rebuildProject(events)
    if (project.stage === 'initial') throw new Error(`expected order ${projectId}, found none`)
    const expiresAt = new Date(Date.now() + days * 86_400_000).toISOString()
    const expiry = { domain, expiresAt, renewBefore: findRenewalDeadline(expiresAt), days }
    await mailDomainExpiring({ ...mailDeps, events, project }, expiry)
  }

  const returnDebit = async (checkoutUrl: string | null) => {
    const body = new URLSearchParams({ method: 'sepa_debit_failing' })
    await fetch(`${checkoutUrl}/pay`, { method: 'POST', redirect: 'manual', body })
    await shop.runPaymentJobs()
    // So long the bank takes in the stand-in.
    await Bun.sleep(1_100)
    await shop.runPaymentJobs()
  }

  const perform = async ({ projectId, checkoutUrl }: OrderResponse, domain: string, act: Act) => {
    switch (act.type) {
      case 'ReturnDebit':
        return returnDebit(checkoutUrl)
      case 'RunNextStep':
        return runNextStep(projectId)
      case 'RecordDomain':
        return appendEvents(deps.store, domainStream(domain), ...act.data)
      case 'WarnOfExpiry':
        return warnOfExpiry(projectId, domain, act.data)
      default:
        return deps.commands.project(
          { by: 'person:test', correlationId: 'c', causationId: 'c' },
          projectId,
          act,
        )
    }
  }

  const fetchPage = async (path: string, locale: Locale, token?: string) => {
    const answer = await fetch(`${shop.url}${path}`, {
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        'accept-language': locale,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
    })
    return answer.text()
  }

  /** What a customer reads in this state, on the page and in the mail about what happened last. */
  return async (slug: string, state: OrderState, locale: Locale) => {
    const order = await placeOrderOfState(shop, slug, state, locale)
    const { projectId, orderToken, total, email } = order
    const domain = domainOf(slug, state)
    const place = {
      projectId,
      domain,
      kind: state.domain ?? ('subdomain' as const),
      grossCents: total.grossCents,
    }
    mails.length = 0
    for (const act of state.acts(place)) {
      await discardMailJobs(projectId, domain)
      mails.length = 0
      await perform(order, domain, act)
    }
    await runMailJobs(projectId, domain)
    const forStaff = ({ to }: SentMail) => to === staffMail
    const inOrder = mails.toSorted((a, b) => Number(forStaff(a)) - Number(forStaff(b)))
    const page = await fetchPage(`/orders/${projectId}`, locale, orderToken)
    const token = createConfirmationToken(deps.orderTokenKey, projectId, email)
    const confirmation = state.free
      ? await fetchPage(`/orders/${projectId}/confirmation?t=${token}`, locale)
      : ''
    return [...readTracker(page), ...readConfirmation(confirmation), ...inOrder.flatMap(readMail)]
  }
}
