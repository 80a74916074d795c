import type { Logger } from 'pino'
import type { Config } from '../config'
import { openCallLog } from '../integrations/call-log'
import { jobDefinitions } from '../processes/all-processes'
import { scheduledTasks } from '../processes/all-scheduled-tasks'
import type { ProcessDependencies } from '../processes/engine/process-dependencies'
import type { Worker } from '../processes/engine/worker'
import { startWorker } from '../processes/engine/worker'
import { ensureStaff } from '../routes/admin/staff/staff-accounts'
import type { StaffRouteDependencies } from '../routes/http/guards/staff-route-dependencies'
import { createQueueErrorCounter, openMetrics } from '../routes/operator/metrics'
import { openRuntimeDependencies } from '../routes/runtime/runtime-dependencies'
import type { Sandbox } from '../sandbox/open-sandbox'
import { openBreakerStore } from '../store/ledgers/circuit-breaker-store'
import { openAdvisoryLock } from '../store/postgres/advisory-lock'
import { startDatabaseMonitor } from '../store/postgres/database-monitor'
import { appVersion, createApp } from './app'
import { checkCoolifyVersion } from './check-coolify'
import { openSharedSandbox } from './common-sandbox'
import type { CoreServices } from './open-core-services'
import { openCoreServices } from './open-core-services'
import { openRequestLimits } from './open-request-limits'
import { openRouteDependencies } from './open-route-dependencies'
import type { VendorClients } from './open-vendor-clients'
import { openVendorClients } from './open-vendor-clients'
import { ensurePublisherKey, trustConfiguredKeys } from './publishing/publisher-signer'
import { createReadinessChecks } from './readiness-checks'
import { adoptServers } from './seed/adopt-servers'
import { sandboxAccounts, sandboxPassword } from './seed/sandbox-accounts'
import { seedCatalogue } from './seed/seed-catalogue'
import { seedPlugins } from './seed/seed-plugins'
import type { Shutdown } from './shutdown'
import { startHttpServer } from './start-http-server'
import { startWorkerHealth } from './worker-health'

const now = () => new Date()

const createAlert =
  ({ sql }: CoreServices, log: Logger): ProcessDependencies['alert'] =>
  async (kind, subject, detail) => {
    log.warn({ kind, subject, detail }, 'alert')
    await sql`insert into alerts (kind, subject, detail) values (${kind}, ${subject}, ${detail})`
  }

const seedData = async (
  config: Config,
  base: CoreServices,
  vendors: VendorClients,
  deps: StaffRouteDependencies,
) => {
  const { mode } = config
  await base.keys.ensure(['access', 'license'])
  await trustConfiguredKeys(config, base)
  if (mode === 'sandbox') await ensurePublisherKey(base)
  await Promise.all([
    checkCoolifyVersion(vendors.coolify),
    seedCatalogue(base.store, mode),
    // Coolify's silence must not keep the shop closed; the next start asks again.
    adoptServers(base, vendors.coolify, mode === 'sandbox' ? 50 : 20).catch((error) =>
      deps.alert('servers-not-adopted', 'coolify', String(error)),
    ),
    ...(mode === 'sandbox'
      ? [
          seedPlugins(base),
          ...sandboxAccounts.map((account) =>
            ensureStaff(deps, { ...account, password: sandboxPassword }),
          ),
        ]
      : []),
  ])
}

const startProcessing = async (
  config: Config,
  base: CoreServices,
  vendors: VendorClients,
  deps: StaffRouteDependencies,
  log: Logger,
  closing: Shutdown,
) => {
  const { withAdvisoryLock, close } = openAdvisoryLock(base.databaseUrl, base.sockets)
  closing.onClose(close)
  const tools: ProcessDependencies = {
    ...vendors,
    withAdvisoryLock,
    sql: base.sql,
    store: base.store,
    handleProjectCommand: base.commands.project,
    vault: base.vault,
    keys: base.keys,
    artifacts: base.artifacts,
    publicUrl: config.publicUrl,
    contactMail: config.contactMail,
    orderTokenKey: deps.orderTokenKey,
    trainingUrl: config.trainingUrl,
    breakers: openBreakerStore(base.sql),
    deadlines: config.deadlines,
    rolloutPace: config.rolloutPace,
    ...(config.staffMail ? { staffMail: config.staffMail } : {}),
    alert: deps.alert,
    debug: (fields, message) => log.debug(fields, message),
    now,
  }
  const work = { definitions: jobDefinitions, scheduledTasks }
  const worker: Worker = await startWorker(tools, base.queue, work, (error) =>
    log.error({ err: error }, 'job failed'),
  )
  closing.onClose(worker.stop)
}

export type RunningService = { sandbox: Sandbox | undefined; url: string }

/** Opens all that this process is for, in order; `closing` closes it in reverse. */
export const serve = async (
  config: Config,
  log: Logger,
  closing: Shutdown,
): Promise<RunningService> => {
  const isWorker = config.role !== 'web'
  const queueErrors = createQueueErrorCounter()
  const base = await openCoreServices(config, closing, {
    supervise: isWorker,
    share: false,
    onQueueError: (error) => {
      queueErrors.inc()
      log.error({ err: error }, 'the job queue failed')
    },
    onConnectionError: (error) => log.warn({ err: error }, 'a database connection was lost'),
  })
  const databaseMonitor = startDatabaseMonitor({
    ...base,
    onChange: ({ isAvailable, cause }) =>
      isAvailable
        ? log.info('the database answers again')
        : log.error({ err: cause }, 'the database does not answer'),
  })
  closing.onClose(databaseMonitor.close)
  const { sandbox, settings } = await openSharedSandbox(config, base.databaseUrl, closing)
  const calls = openCallLog(base.sql, log)
  closing.onClose(calls.flush)
  const vendors = openVendorClients(config, settings, calls.record)
  closing.onClose(vendors.close)
  const deps = await openRouteDependencies(config, base, vendors, createAlert(base, log), closing)
  await seedData(config, base, vendors, deps)
  // Opened before the door and so closed after it: no new requests, then no new steps.
  if (isWorker) await startProcessing(config, base, vendors, deps, log, closing)
  const checks = createReadinessChecks(base, config, deps.catalogueSnapshot)
  if (config.role === 'worker' && config.workerPort !== undefined)
    closing.onClose(startWorkerHealth(config, config.workerPort, checks, appVersion))
  if (config.role !== 'worker') {
    const runtimeDesk = openRuntimeDependencies(deps)
    closing.onClose(runtimeDesk.close)
    const metrics = openMetrics(base.sql, queueErrors)
    const limits = openRequestLimits(config, base, deps, log, closing)
    const { app } = createApp({
      config,
      routeDependencies: deps,
      runtimeDependencies: runtimeDesk,
      databaseMonitor,
      sandbox,
      checks,
      metrics,
      limits,
      log,
    })
    closing.onClose(startHttpServer(config, app))
  }
  return { sandbox, url: config.publicUrl }
}
