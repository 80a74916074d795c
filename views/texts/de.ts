import { audit } from './de/audit'
import { bulk } from './de/bulk'
import { common } from './de/common'
import { domains } from './de/domains'
import { drift } from './de/drift'
import { mailDesk } from './de/mail-desk'
import { mails } from './de/mails'
import { countries, order } from './de/order'
import { pages } from './de/pages'
import { plans } from './de/plans'
import { preflight } from './de/preflight'
import { project } from './de/project'
import { projects } from './de/projects'
import { records } from './de/records'
import { servers } from './de/servers'
import { shop, tracker } from './de/shop'
import { steps } from './de/steps'
import { tokens } from './de/tokens'
import { eventNames } from './event-names-de'
import type { Locale } from './locale'
import { refusals } from './refusals-de'
import { sentenceOf } from './sentences-de'
import type { Troubles } from './troubles'
import { troubles } from './troubles-de'

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
