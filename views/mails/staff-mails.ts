import type { AnyStepId, Owner, Vendor } from '../../events/codes'
import { describeTroubleForStaff } from '../texts/describe-trouble'
import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import type { LetterPart } from './letter'
import { renderLetter, toParagraphs } from './letter'
import type { MailContent } from './mail-content'

/** A member of staff, or with no name whoever reads the common address. */
export type StaffMailContext = {
  locale: Locale
  name?: string
  projectName: string
  orderNumber: string
  projectUrl: string
}

export type StalledStepMailData = {
  step: AnyStepId
  vendor?: Vendor
  code: string
  vendorText?: string
  owner: Owner
}

export const linkToProject = ({ locale, projectUrl }: StaffMailContext): LetterPart => {
  const { staff } = textsFor(locale).mails
  return { kind: 'way', text: staff.open, url: projectUrl, link: staff.openLink }
}

/** Told when a project stands still: where, why, who has to act. */
export const composeStaffStalledMail = (
  to: StaffMailContext,
  at: StalledStepMailData,
): MailContent => {
  const t = textsFor(to.locale)
  const { staffStalled } = t.mails
  const step = t.steps.said[at.step].open
  const from = [...(at.vendor ? [t.vendors[at.vendor]] : []), at.code].join(' ')
  return renderLetter({
    locale: to.locale,
    ...(to.name ? { name: to.name } : {}),
    subject: staffStalled.subject(to.projectName, step),
    parts: [
      ...toParagraphs(staffStalled.text(to.projectName, to.orderNumber)),
      {
        kind: 'facts',
        facts: [
          [staffStalled.step, step],
          [staffStalled.because, describeTroubleForStaff(at, t) ?? at.code],
          [staffStalled.from, from],
          [t.ownerLabel, t.owners[at.owner]],
        ],
      },
      linkToProject(to),
    ],
  })
}
