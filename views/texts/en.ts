import type { Texts } from './de'
import { audit } from './en/audit'
import { bulk } from './en/bulk'
import { common } from './en/common'
import { domains } from './en/domains'
import { drift } from './en/drift'
import { mailDesk } from './en/mail-desk'
import { mails } from './en/mails'
import { countries, order } from './en/order'
import { pages } from './en/pages'
import { plans } from './en/plans'
import { preflight } from './en/preflight'
import { project } from './en/project'
import { projects } from './en/projects'
import { records } from './en/records'
import { servers } from './en/servers'
import { shop, tracker } from './en/shop'
import { steps } from './en/steps'
import { tokens } from './en/tokens'
import { eventNames } from './event-names-en'
import { refusals } from './refusals-en'
import { sentenceOf } from './sentences-en'
import { troubles } from './troubles-en'

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
