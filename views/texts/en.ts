import type { Texts } from './de'
import { alertTexts } from './en/admin/alerts'
import { bulkActionTexts } from './en/admin/bulk-actions'
import { customerTexts } from './en/admin/customers'
import { disputeTexts } from './en/admin/disputes'
import { domainTexts } from './en/admin/domains'
import { driftTexts } from './en/admin/drift'
import { mailAdminTexts } from './en/admin/mail-admin'
import { planTexts } from './en/admin/plans'
import { preflightTexts } from './en/admin/preflight'
import { projectTexts } from './en/admin/project'
import { projectListTexts } from './en/admin/project-list'
import { projectRecordTexts } from './en/admin/project-records'
import { reasonTexts } from './en/admin/reasons'
import { serverTexts } from './en/admin/servers'
import { todayTexts } from './en/admin/today'
import { tokenTexts } from './en/admin/tokens'
import { auditTexts } from './en/audit'
import { catalogueTexts } from './en/catalogue/catalogue'
import { commonTexts } from './en/common'
import { eventNames } from './en/event-names'
import { describeEvent } from './en/event-sentences'
import { licenseTexts } from './en/licenses/license-list'
import { purchaseTexts } from './en/licenses/purchases'
import { mailTexts } from './en/mails'
import { countryNames, orderTexts } from './en/order'
import { pageTexts } from './en/pages'
import { refusalTexts } from './en/refusals'
import { shopTexts, trackerTexts } from './en/shop'
import { stepTexts } from './en/steps'
import { troubleTexts } from './en/troubles/troubles'
import { zoneCopyTexts } from './en/zone-copy'

/** All English screen text. */
export const en: Texts = {
  locale: 'en',
  ...commonTexts,
  steps: stepTexts,
  projectList: projectListTexts,
  project: projectTexts,
  plans: planTexts,
  zoneCopy: zoneCopyTexts,
  bulk: bulkActionTexts,
  records: projectRecordTexts,
  licenses: licenseTexts,
  purchases: purchaseTexts,
  reasons: reasonTexts,
  servers: serverTexts,
  catalogue: catalogueTexts,
  customers: customerTexts,
  domains: domainTexts,
  disputes: disputeTexts,
  preflight: preflightTexts,
  audit: { ...auditTexts, eventNames },
  alerts: alertTexts,
  drift: driftTexts,
  shop: shopTexts,
  tracker: trackerTexts,
  order: { ...orderTexts, countries: countryNames },
  pages: pageTexts,
  today: todayTexts,
  tokens: tokenTexts,
  mails: mailTexts,
  mailAdmin: mailAdminTexts,
  refusals: refusalTexts,
  troubles: troubleTexts,
  sentence: describeEvent,
}
