import type { Config } from '../config'
import { previewCommand } from '../domain/project/preview-command'
import type { StaffRouteDependencies } from '../routes/http/guards/staff-route-dependencies'
import type { RouteDependencies } from '../routes/http/route-dependencies'
import { openPasswords } from '../security/passwords'
import { openStaffSessions } from '../security/sessions'
import { openStreamNotifications } from '../store/event-store/stream-notifications'
import { requestTimeouts } from '../store/postgres/pool-options'
import { openReadPool } from '../store/postgres/read-pool'
import { createArchiveReader } from '../vendor-queries/archive-cache'
import { createDomainNameCheck, createRegistryQuery } from '../vendor-queries/check-domain-name'
import { createDeploymentLogQuery } from '../vendor-queries/deployment-log'
import { createDomainObservation } from '../vendor-queries/observe-domain'
import { createPlanQuery } from '../vendor-queries/plan/create-plan'
import { createPreflight } from '../vendor-queries/preflight'
import { createServerQueries } from '../vendor-queries/server-queries'
import { createStripeQueries } from '../vendor-queries/stripe-queries'
import { createOrderQuote, openCatalogueSnapshot } from './catalogue-snapshot'
import type { CoreServices } from './open-core-services'
import type { VendorClients } from './open-vendor-clients'
import { createVersionPublisher } from './publishing/publish-upload'
import type { Shutdown } from './shutdown'

const now = () => new Date()

/** What routes work with, on an open base. */
export const openRouteDependencies = async (
  config: Config,
  base: CoreServices,
  vendors: VendorClients,
  alert: RouteDependencies['alert'],
  closing: Shutdown,
): Promise<StaffRouteDependencies> => {
  const { stripe, inwx, coolify } = vendors
  const sql = openReadPool(base.databaseUrl, { timeouts: requestTimeouts, sockets: base.sockets })
  closing.onClose(() => sql.end({ timeout: 2 }))
  const changes = await openStreamNotifications(base.sql)
  closing.onClose(changes.close)
  const archives = createArchiveReader(base.artifacts)
  return {
    ...base,
    sql,
    quote: createOrderQuote(now),
    catalogueSnapshot: openCatalogueSnapshot(sql, changes, now),
    previewCommand,
    vendorQueries: {
      ...createStripeQueries(stripe, config.publicUrl),
      ...createServerQueries(coolify),
      readArchive: archives,
      createPlan: createPlanQuery({ ...vendors, scheme: vendors.siteAddress.scheme }),
      getDeploymentLog: createDeploymentLogQuery(coolify),
      checkDomainName: createDomainNameCheck(inwx),
      observeDomain: createDomainObservation(inwx, vendors.nameservers),
      getRegistryRequirements: createRegistryQuery(inwx),
      runPreflight: createPreflight({ inwx, coolify, sql }),
    },
    versionPublisher: createVersionPublisher(base),
    changes,
    orderTokenKey: base.vault.keyFor('order-token'),
    publicUrl: config.publicUrl,
    contactMail: config.contactMail,
    refundLimitCents: config.refundLimitCents,
    yearlyDiscountPercent: config.yearlyDiscountPercent,
    rolloutPace: config.rolloutPace,
    mode: config.mode,
    alert,
    now,
    shutdownSignal: closing.draining,
    sessions: openStaffSessions(sql, now),
    passwords: openPasswords(),
  }
}
