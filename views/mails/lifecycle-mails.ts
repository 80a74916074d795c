import type { DomainKind } from '../../events/codes'
import { isBought } from '../../events/codes'
import { textsFor } from '../texts/texts'
import type { Addressed } from './customer-mail-context'
import { toTracker } from './customer-mail-context'
import type { Part } from './letter'
import { letterMail, said } from './letter'
import type { Mail } from './mail-content'

type Said = { subject: (project: string) => string; text: (project: string) => readonly string[] }

const mail = (to: Addressed, words: Said, ...more: readonly Part[]): Mail =>
  letterMail({
    locale: to.locale,
    name: to.customerName,
    subject: words.subject(to.projectName),
    parts: [...said(...words.text(to.projectName)), ...more],
  })

const wordsOf = ({ locale }: Addressed) => textsFor(locale).mails

/** A live project was suspended: its site shows a notice, its data stays. */
export const suspendedMail = (to: Addressed) => mail(to, wordsOf(to).suspended, toTracker(to))

export const reinstatedMail = (to: Addressed, siteUrl: string) => {
  const { reinstated, live } = wordsOf(to)
  return mail(to, reinstated, {
    kind: 'way',
    text: `${live.site}:`,
    url: siteUrl,
    link: siteUrl,
  })
}

export const archivedMail = (to: Addressed) => mail(to, wordsOf(to).archived)

/** What stood of a live project was taken down; a bought name runs on until its term ends. */
export const tornDownMail = (to: Addressed, data: 'keep' | 'erase', kind: DomainKind) => {
  const { tornDown } = wordsOf(to)
  const name = isBought(kind) ? [tornDown.bought(to.domain)] : []
  return mail(to, tornDown, ...said(tornDown.data[data], ...name))
}

export type Cancelled = {
  cause: 'customer' | 'caseworker' | 'expired' | 'notFulfillable'
  /** `settle`: money may have been paid, which is talked about in person. */
  money: 'none' | 'settle'
  shopUrl: string
}

/** An order came to nothing: why, what it costs, how to order anew. */
export const cancelledMail = (to: Addressed, { cause, money, shopUrl }: Cancelled) => {
  const { cancelled } = wordsOf(to)
  return mail(
    to,
    { subject: cancelled.subject[cause], text: (project) => [cancelled.text[cause](project)] },
    ...said(cancelled.money[money]),
    { kind: 'way', text: cancelled.anew, url: shopUrl, link: cancelled.anewLink },
  )
}
