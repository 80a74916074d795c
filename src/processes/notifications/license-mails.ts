import type { RecordedEvent } from '../../../events'
import type { LicenseRow } from '../../../projections/licenses'
import { listLicenses, listPluginNames } from '../../../projections/queries/licenses'
import { composeLicenseMail, type LicenseNotice } from '../../../views/mails/license-mails'
import type { MailTemplateName } from '../../../views/mails/template-names'
import { isolateName } from '../../domain/contact/isolate-name'
import { nothingToDo } from '../engine/job-outcome'
import type { Step } from '../engine/process'
import { customerLocale, mailCustomer } from './mail-customer'

const templates: Record<LicenseNotice['kind'], MailTemplateName> = {
  trialEnding: 'trial-ending',
  trialEnded: 'trial-ended',
  licenseRenewalDue: 'license-renewal-due',
  licenseOverdue: 'license-overdue',
  licensesSuspended: 'licenses-suspended',
  licensesExpired: 'licenses-expired',
}

/** What the customer is written to about, and the licenses of the project that it is true of now. */
type Notice = { notice: LicenseNotice; isTrueOf: (license: LicenseRow) => boolean }

const findNotice = (cause: RecordedEvent): Notice | undefined => {
  switch (cause.type) {
    case 'LicenseReminderRequested': {
      const { reminder, until, runsUntil } = cause.data
      if (reminder.startsWith('trial'))
        return {
          notice: { kind: 'trialEnding', until },
          isTrueOf: ({ stage, trialEndsAt }) => stage === 'trial' && trialEndsAt === until,
        }
      return {
        notice:
          reminder === 'renewalDue'
            ? { kind: 'licenseRenewalDue', until }
            : { kind: 'licenseOverdue', until, runsUntil },
        isTrueOf: (license) =>
          license.stage === 'active' && license.paidUntil === until && license.endsAt === null,
      }
    }
    case 'LicenseSuspended': {
      const { expiresAt } = cause.data
      if (!expiresAt) return undefined
      return {
        notice: { kind: 'licensesSuspended', expiresAt },
        isTrueOf: ({ unpaidSince, dueAt }) => unpaidSince !== null && dueAt === expiresAt,
      }
    }
    case 'TrialEnded':
      return {
        notice: { kind: 'trialEnded' },
        isTrueOf: ({ stage, trialEndsAt }) => stage === 'expired' && trialEndsAt !== null,
      }
    case 'LicenseExpired':
      return {
        notice: { kind: 'licensesExpired' },
        isTrueOf: ({ stage, trialEndsAt }) => stage === 'expired' && trialEndsAt === null,
      }
    default:
      return undefined
  }
}

const isOfLicense = ({ id }: LicenseRow, { stream }: RecordedEvent) => stream === `license-${id}`

/**
 * Licenses of a project whose date comes at one moment share one mail: their events have one
 * correlation id. What is not true any more when the mail is written is left out.
 */
export const mailAboutLicenses: Step = {
  id: 'payment',
  appliesTo: (event) => findNotice(event) !== undefined,
  run: async (context) => {
    const { cause, project, sql } = context
    const found = findNotice(cause)
    const licenses = await listLicenses(sql, project.id)
    const own = licenses.find((license) => isOfLicense(license, cause))
    if (!found || !own || !found.isTrueOf(own) || project.stage === 'archived')
      return nothingToDo(`the customer needs no mail about ${cause.type} now`)
    const { notice, isTrueOf } = found
    const shown = licenses.filter((one) => isTrueOf(one) && one.runsUntil === own.runsUntil)
    const names = await listPluginNames(sql, shown.map(({ plugin }) => plugin), customerLocale(context))
    await mailCustomer(context, {
      template: templates[notice.kind],
      key: `${cause.correlationId}.${project.id}.${own.runsUntil}`,
      render: (to) => composeLicenseMail(to, names.map(isolateName), notice),
    })
    return undefined
  },
}
