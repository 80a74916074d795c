import type { Owner, Vendor, WorkId } from '../../events/codes'
import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import { staffSentence } from '../texts/trouble-texts'
import type { Part } from './letter'
import { letterMail, said } from './letter'
import type { Mail } from './mail-content'

/** A member of staff, or with no name whoever reads the common address. */
export type StaffAddressed = {
  locale: Locale
  name?: string
  projectName: string
  orderNumber: string
  projectUrl: string
}

export type Stalled = {
  step: WorkId
  vendor?: Vendor
  code: string
  vendorText?: string
  owner: Owner
}

export const toProject = ({ locale, projectUrl }: StaffAddressed): Part => {
  const { staff } = textsFor(locale).mails
  return { kind: 'way', text: staff.open, url: projectUrl, link: staff.openLink }
}

/** Told when a project stands still: where, why, who has to act. */
export const staffStalledMail = (to: StaffAddressed, at: Stalled): Mail => {
  const t = textsFor(to.locale)
  const { staffStalled } = t.mails
  const step = t.steps.said[at.step].open
  const from = [...(at.vendor ? [t.vendors[at.vendor]] : []), at.code].join(' ')
  return letterMail({
    locale: to.locale,
    ...(to.name ? { name: to.name } : {}),
    subject: staffStalled.subject(to.projectName, step),
    parts: [
      ...said(staffStalled.text(to.projectName, to.orderNumber)),
      {
        kind: 'facts',
        facts: [
          [staffStalled.step, step],
          [staffStalled.because, staffSentence(at, t) ?? at.code],
          [staffStalled.from, from],
          [t.ownerLabel, t.owners[at.owner]],
        ],
      },
      toProject(to),
    ],
  })
}
