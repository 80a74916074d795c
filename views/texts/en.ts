import type { Texts } from './de'
import { bulk } from './en/admin/bulk-actions'
import { domains } from './en/admin/domains'
import { drift } from './en/admin/drift'
import { mailDesk } from './en/admin/mail-admin'
import { plans } from './en/admin/plans'
import { preflight } from './en/admin/preflight'
import { project } from './en/admin/project'
import { projects } from './en/admin/project-list'
import { records } from './en/admin/project-records'
import { servers } from './en/admin/servers'
import { tokens } from './en/admin/tokens'
import { audit } from './en/audit'
import { common } from './en/common'
import { eventNames } from './en/event-names'
import { sentenceOf } from './en/event-sentences'
import { mails } from './en/mails'
import { countries, order } from './en/order'
import { pages } from './en/pages'
import { refusals } from './en/refusals'
import { shop, tracker } from './en/shop'
import { steps } from './en/steps'
import { troubles } from './en/troubles/troubles'

/** All English screen text. */
export const en: Texts = {
  locale: 'en',
  ...common,
  steps,
  projectList: projects,
  project,
  plans,
  bulk,
  records,
  servers,
  domains,
  preflight,
  audit: { ...audit, eventNames },
  drift,
  shop,
  tracker,
  order: { ...order, countries },
  pages,
  tokens,
  mails,
  mailDesk,
  refusals,
  troubles,
  sentence: sentenceOf,
}
