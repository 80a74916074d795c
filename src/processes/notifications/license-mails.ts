import type { RecordedEvent } from '../../../events'
import type { LicenseRow } from '../../../projections/licenses'
import { listLicenses, listShownPluginNames } from '../../../projections/queries/licenses'
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

/** `now`: when the mail is written; ISO-8601. */
const findNotice = (cause: RecordedEvent, now: string): Notice | undefined => {
  switch (cause.type) {
    case 'LicenseReminderRequested': {
      const { reminder, until, runsUntil } = cause.data
      if (reminder.startsWith('trial'))
        return {
          notice: { kind: 'trialEnding', until },
          isTrueOf: ({ status, trialEndsAt }) =>
            status === 'trial' && trialEndsAt === until && now < until,
        }
      const validUntil = reminder === 'renewalDue' ? until : runsUntil
      return {
        notice:
          reminder === 'renewalDue'
            ? { kind: 'licenseRenewalDue', until }
            : { kind: 'licenseOverdue', until, runsUntil },
        isTrueOf: (license) =>
          license.status === 'active' &&
          license.paidUntil === until &&
          license.runsUntil === runsUntil &&
          license.endsAt === null &&
          now < validUntil,
      }
    }
    case 'LicenseSuspended': {
      const { expiresAt } = cause.data
      if (!expiresAt) return undefined
      return {
        notice: { kind: 'licensesSuspended', expiresAt },
        // Suspended for another cause too, a payment alone would not reinstate it.
        isTrueOf: (license) =>
          license.unpaidSince !== null &&
          license.dueAt === expiresAt &&
          now < expiresAt &&
          license.suspendedWithProjectAt === null &&
          license.suspendedByCaseworkerAt === null,
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

/** Customers of the old marketplace are not written to about what they bought there. */
const isMailedAbout = (license: LicenseRow, { isTrueOf }: Notice) =>
  license.source !== 'import' && isTrueOf(license)

const isOfLicense = ({ id }: LicenseRow, { stream }: RecordedEvent) => stream === `license-${id}`

/**
 * Licenses of a project whose date comes at one moment share one mail: their events have one
 * correlation id. What is not true any more when the mail is written is left out.
 */
export const mailAboutLicenses: Step = {
  id: 'payment',
  appliesTo: (event) => findNotice(event, event.at) !== undefined,
  run: async (context) => {
    const { cause, project, sql } = context
    const found = findNotice(cause, context.now().toISOString())
    const licenses = await listLicenses(sql, project.id)
    const own = licenses.find((license) => isOfLicense(license, cause))
    if (!found || !own || !isMailedAbout(own, found) || project.stage === 'archived')
      return nothingToDo(`the customer needs no mail about ${cause.type} now`)
    const { notice } = found
    const shown = licenses.filter(
      (one) => isMailedAbout(one, found) && one.runsUntil === own.runsUntil,
    )
    const names = await listShownPluginNames(
      sql,
      shown.map(({ plugin }) => plugin),
      customerLocale(context),
    )
    await mailCustomer(context, {
      template: templates[notice.kind],
      key: `${cause.correlationId}.${project.id}.${Date.parse(own.runsUntil ?? cause.at)}`,
      render: (to) => composeLicenseMail(to, names.map(isolateName), notice),
    })
    return undefined
  },
}
