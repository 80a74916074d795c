import { bulk } from './de/admin/bulk-actions'
import { domains } from './de/admin/domains'
import { drift } from './de/admin/drift'
import { mailDesk } from './de/admin/mail-admin'
import { plans } from './de/admin/plans'
import { preflight } from './de/admin/preflight'
import { project } from './de/admin/project'
import { projects } from './de/admin/project-list'
import { records } from './de/admin/project-records'
import { servers } from './de/admin/servers'
import { tokens } from './de/admin/tokens'
import { audit } from './de/audit'
import { common } from './de/common'
import { eventNames } from './de/event-names'
import { sentenceOf } from './de/event-sentences'
import { mails } from './de/mails'
import { countries, order } from './de/order'
import { pages } from './de/pages'
import { refusals } from './de/refusals'
import { shop, tracker } from './de/shop'
import { steps } from './de/steps'
import { troubles } from './de/troubles/troubles'
import type { Locale } from './locale'
import type { Troubles } from './trouble-texts'

/** All German screen text; the source of the type that every language fills. */
export const de = {
  locale: 'de' as Locale,
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
  troubles: troubles as Troubles,
  sentence: sentenceOf,
}

export type Texts = typeof de
