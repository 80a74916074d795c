import { createConfirmationToken } from '../../../../src/security/order-token'
import type { Locale } from '../../../../views/texts/locale'
import type { ShopApp } from '../../support/shop-app'
import type { OrderState } from './order-acts'
import { type KeptMail, openOrderPerformer, staffMail } from './perform-acts'
import { domainOf, placeOrderOfState } from './place-order-of-state'

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
const readMail = ({ subject, text }: KeptMail) => [
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

const fetchPage = async (
  shop: ShopApp,
  path: string,
  { locale, token }: { locale: Locale; token?: string },
) => {
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

/** Reads what customers are shown and written in a state of an order. */
export const openSentenceReader = async (shop: ShopApp) => {
  const { deps } = shop
  const { perform, mails, mailJobs } = await openOrderPerformer(shop)

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
      await mailJobs.discard(projectId, domain)
      mails.length = 0
      await perform(order, domain, act)
    }
    await mailJobs.run(projectId, domain)
    const forStaff = ({ to }: KeptMail) => to === staffMail
    const inOrder = mails.toSorted((a, b) => Number(forStaff(a)) - Number(forStaff(b)))
    const page = await fetchPage(shop, `/orders/${projectId}`, { locale, token: orderToken })
    const token = createConfirmationToken(deps.orderTokenKey, projectId, email)
    const confirmation = state.free
      ? await fetchPage(shop, `/orders/${projectId}/confirmation?t=${token}`, { locale })
      : ''
    return [...readTracker(page), ...readConfirmation(confirmation), ...inOrder.flatMap(readMail)]
  }
}
