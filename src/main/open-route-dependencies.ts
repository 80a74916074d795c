import type { Config } from '../config'
import { foresee } from '../domain/project/preview-command'
import type { StaffDesk } from '../routes/http/guards/staff-route-dependencies'
import type { Desk } from '../routes/http/route-dependencies'
import { openPasswords } from '../security/passwords'
import { openSessions } from '../security/sessions'
import { openChanges } from '../store/event-store/stream-notifications'
import { openArchives } from '../vendor-queries/archive-cache'
import { nameQuestion, registryQuestion } from '../vendor-queries/check-domain-name'
import { openDeploymentLog } from '../vendor-queries/deployment-log'
import { domainQuestion } from '../vendor-queries/observe-domain'
import { openPlans } from '../vendor-queries/plan/create-plan'
import { openPreflight } from '../vendor-queries/preflight'
import { serverQuestions } from '../vendor-queries/server-queries'
import { stripeQuestions } from '../vendor-queries/stripe-queries'
import { openStock, quoting } from './catalogue-snapshot'
import type { Base } from './open-core-services'
import type { Vendors } from './open-vendor-clients'
import type { Closing } from './shutdown'

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
