import { serverStream } from '../../../../events/streams'
import { jobDefinitions } from '../../../../src/processes/all-processes'
import type { ProcessDependencies } from '../../../../src/processes/engine/process-dependencies'
import { runJob } from '../../../../src/processes/engine/run-job'
import type { JobData, QueueName } from '../../../../src/store/job-queue/job-queue'
import type { Locale } from '../../../../views/texts/locale'
import { appendEvents } from '../../../support/append-events'
import { type OrderResponse, orderBody } from '../../../support/order-client'
import { otherServerId, serverId } from '../../../support/project-events'
import type { ShopApp } from '../../support/shop-app'
import type { OrderState } from './order-states'

type SentMail = { to: string; subject: string; text: string }
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

const placeOrder = async (
  shop: ShopApp,
  slug: string,
  { method, domain }: OrderState,
  locale: Locale,
) => {
  const name = `${slug}.de`
  const change = {
    ...(method ? { payment: { method } } : {}),
    ...(domain ? { domain: { kind: domain, name } } : {}),
  }
  const answer = await fetch(`${shop.url}/api/v1/orders`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      'accept-language': locale,
    },
    body: JSON.stringify(orderBody(slug, change)),
  })
  if (answer.status !== 201) throw new Error(`expected 201, found ${await answer.text()}`)
  return (await answer.json()) as OrderResponse
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
    staffMail: 'staff@vrs.example',
    contactMail: deps.contactMail,
    withAdvisoryLock: async (_: string, work: (signal: AbortSignal) => Promise<unknown>) => ({
      done: await work(new AbortController().signal),
    }),
  } as unknown as ProcessDependencies

  /** Of the last events only: those before were told when they were news. */
  const runMailJobs = async (projectId: string) => {
    const jobs = await deps.sql<MailJob[]>`update pgboss.job set state = 'active'
      where name in ('mails', 'staff-mails') and state in ('created', 'retry')
        and group_id = ${`project-${projectId}`}
      returning id, name, retry_count, data`
    // Customers are written to before staff, in the table as well.
    for (const { id, name, retryCount, data } of jobs.toSorted((a, b) =>
      a.name.localeCompare(b.name),
    ))
      await runJob(mailDeps, jobDefinitions[name], { id, queue: name, retryCount }, data)
  }
  const discardMailJobs = (projectId: string) =>
    deps.sql`update pgboss.job set state = 'completed'
      where name in ('mails', 'staff-mails') and group_id = ${`project-${projectId}`}`

  /** What a customer reads in this state, on the page and in the mail about what happened last. */
  return async (slug: string, state: OrderState, locale: Locale) => {
    const { projectId, orderToken, total } = await placeOrder(shop, slug, state, locale)
    const place = {
      domain: state.domain ? `${slug}.de` : `${slug}.vrs.localhost`,
      kind: state.domain ?? ('subdomain' as const),
      grossCents: total.grossCents,
    }
    for (const command of state.acts(place)) {
      await discardMailJobs(projectId)
      await deps.commands.project(
        { by: 'person:test', correlationId: 'c', causationId: 'c' },
        projectId,
        command,
      )
    }
    mails.length = 0
    await runMailJobs(projectId)
    const page = await fetch(`${shop.url}/orders/${projectId}`, {
      headers: { authorization: `Bearer ${orderToken}`, 'accept-language': locale },
    })
    return [...readTracker(await page.text()), ...mails.flatMap(readMail)]
  }
}
