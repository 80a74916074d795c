import type { Config } from '../config'
import { foresee } from '../deciders/foresee'
import { openArchives } from '../questions/archive'
import { openDeploymentLog } from '../questions/deployment-log'
import { domainQuestion } from '../questions/domain-now'
import { nameQuestion, registryQuestion } from '../questions/domain-wish'
import { openPlans } from '../questions/plan'
import { openPreflight } from '../questions/preflight'
import { serverQuestions } from '../questions/server-questions'
import { stripeQuestions } from '../questions/stripe-questions'
import type { Desk } from '../routes/desk'
import type { StaffDesk } from '../routes/html/staff-desk'
import { openPasswords } from '../security/passwords'
import { openSessions } from '../security/sessions'
import { openChanges } from '../store/changes'
import type { Closing } from './closing'
import type { Base } from './open-base'
import type { Vendors } from './open-vendors'
import { openStock, quoting } from './stock'

const now = () => new Date()

/** What routes work with, on an open base. */
export const openDesk = async (
  config: Config,
  base: Base,
  vendors: Vendors,
  alert: Desk['alert'],
  closing: Closing,
): Promise<StaffDesk> => {
  const { stripe, inwx, coolify } = vendors
  const changes = await openChanges(base.sql)
  closing.later(changes.close)
  const archives = openArchives(base.artifacts)
  return {
    ...base,
    quote: quoting(now),
    stock: openStock(base.sql, changes),
    foresee,
    questions: {
      ...stripeQuestions(stripe, config.publicUrl),
      ...serverQuestions(coolify),
      archive: archives,
      plan: openPlans({ ...vendors, scheme: vendors.site.scheme }),
      deploymentLog: openDeploymentLog(coolify),
      domainName: nameQuestion(inwx),
      domainNow: domainQuestion(inwx, vendors.nameservers),
      registry: registryQuestion(inwx),
      preflight: openPreflight({ inwx, coolify, sql: base.sql }),
    },
    changes,
    orderKey: base.vault.derive('order-token'),
    publicUrl: config.publicUrl,
    mode: config.mode,
    alert,
    now,
    draining: closing.draining,
    sessions: openSessions(base.sql, now),
    passwords: openPasswords(),
  }
}
