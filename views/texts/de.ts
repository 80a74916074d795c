import { alertTexts } from './de/admin/alerts'
import { bulkActionTexts } from './de/admin/bulk-actions'
import { customerTexts } from './de/admin/customers'
import { disputeTexts } from './de/admin/disputes'
import { domainTexts } from './de/admin/domains'
import { driftTexts } from './de/admin/drift'
import { mailAdminTexts } from './de/admin/mail-admin'
import { planTexts } from './de/admin/plans'
import { preflightTexts } from './de/admin/preflight'
import { projectTexts } from './de/admin/project'
import { projectListTexts } from './de/admin/project-list'
import { projectRecordTexts } from './de/admin/project-records'
import { reasonTexts } from './de/admin/reasons'
import { serverTexts } from './de/admin/servers'
import { todayTexts } from './de/admin/today'
import { tokenTexts } from './de/admin/tokens'
import { auditTexts } from './de/audit'
import { catalogueTexts } from './de/catalogue/catalogue'
import { commonTexts } from './de/common'
import { eventNames } from './de/event-names'
import { describeEvent } from './de/event-sentences'
import { licenseTexts } from './de/licenses/license-list'
import { purchaseTexts } from './de/licenses/purchases'
import { mailTexts } from './de/mails'
import { countryNames, orderTexts } from './de/order'
import { pageTexts } from './de/pages'
import { refusalTexts } from './de/refusals'
import { shopTexts, trackerTexts } from './de/shop'
import { stepTexts } from './de/steps'
import { troubleTexts } from './de/troubles/troubles'
import { zoneCopyTexts } from './de/zone-copy'
import type { Locale } from './locale'
import type { TroubleTexts } from './trouble-text'

/** All German screen text; the source of the type that every language fills. */
export const de = {
  locale: 'de' as Locale,
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
  troubles: troubleTexts as TroubleTexts,
  sentence: describeEvent,
}

export type Texts = typeof de
