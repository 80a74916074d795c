import type { Logger } from 'pino'
import type { Config } from '../config'
import { openVendorLog } from '../integrations/call-log'
import { openBreakers } from '../processes/engine/circuit-breaker-store'
import type { Tools } from '../processes/engine/process'
import type { Worker } from '../processes/engine/worker'
import { startWorker } from '../processes/engine/worker'
import { ensureStaff } from '../routes/admin/staff/staff-accounts'
import type { StaffDesk } from '../routes/http/guards/staff-route-dependencies'
import { openMetrics } from '../routes/operator/metrics'
import { openRuntimeDesk } from '../routes/runtime/runtime-dependencies'
import type { Sandbox } from '../sandbox/open-sandbox'
import { openAlone } from '../store/postgres/advisory-lock'
import { openApp } from './app'
import { checkCoolify } from './check-coolify'
import type { Base } from './open-core-services'
import { openBase } from './open-core-services'
import { openLimits } from './open-request-limits'
import { openDesk } from './open-route-dependencies'
import type { Vendors } from './open-vendor-clients'
import { openVendors } from './open-vendor-clients'
import { readyChecks } from './readiness-checks'
import { adoptServers } from './seed/adopt-servers'
import { sandboxAccounts, sandboxPassword } from './seed/sandbox-accounts'
import { seedCatalogue } from './seed/seed-catalogue'
import { seedPlugins } from './seed/seed-plugins'
import { openStandIns } from './shared-sandbox'
import type { Closing } from './shutdown'
import { listen } from './start-http-server'

const now = () => new Date()

const alerting =
  ({ sql }: Base, log: Logger): Tools['alert'] =>
  async (kind, subject, detail) => {
    log.warn({ kind, subject, detail }, 'alert')
    await sql`insert into alerts (kind, subject, detail) values (${kind}, ${subject}, ${detail})`
  }

const seed = async (config: Config, base: Base, vendors: Vendors, desk: StaffDesk) => {
  const { mode } = config
  await base.keys.ensure(
    mode === 'sandbox' ? ['access', 'license', 'publisher'] : ['access', 'license'],
  )
  await Promise.all([
    checkCoolify(vendors.coolify),
    seedCatalogue(base.store, mode),
    // Coolify's silence must not keep the shop closed; the next start asks again.
    adoptServers(base, vendors.coolify, mode === 'sandbox' ? 50 : 20).catch((error) =>
      desk.alert('servers-not-adopted', 'coolify', String(error)),
    ),
    ...(mode === 'sandbox'
      ? [
          seedPlugins(base),
          ...sandboxAccounts.map((account) =>
            ensureStaff(desk, { ...account, password: sandboxPassword }),
          ),
        ]
      : []),
  ])
}

const work = async (
  config: Config,
  base: Base,
  vendors: Vendors,
  desk: StaffDesk,
  log: Logger,
  closing: Closing,
) => {
  const { alone, close } = openAlone(base.databaseUrl)
  closing.later(close)
  const tools: Tools = {
    ...vendors,
    alone,
    sql: base.sql,
    store: base.store,
    command: base.commands.project,
    vault: base.vault,
    keys: base.keys,
    publicUrl: config.publicUrl,
    orderKey: desk.orderKey,
    trainingUrl: config.trainingUrl,
    breakers: openBreakers(base.sql),
    deadlines: config.deadlines,
    ...(config.staffMail ? { staffMail: config.staffMail } : {}),
    alert: desk.alert,
    now,
  }
  const worker: Worker = await startWorker(tools, base.queue, (error) =>
    log.error({ err: error }, 'job failed'),
  )
  closing.later(worker.stop)
}

export type Served = { sandbox: Sandbox | undefined; url: string }

/** Opens all that this process is for, in order; `closing` closes it in reverse. */
export const serve = async (config: Config, log: Logger, closing: Closing): Promise<Served> => {
  const isWorker = config.role !== 'web'
  const base = await openBase(config, closing, { supervise: isWorker, share: false })
  const { sandbox, settings } = await openStandIns(config, base.databaseUrl, closing)
  const calls = openVendorLog(base.sql, log)
  closing.later(calls.flush)
  const vendors = openVendors(config, settings, calls.record)
  closing.later(vendors.close)
  const desk = await openDesk(config, base, vendors, alerting(base, log), closing)
  await seed(config, base, vendors, desk)
  // Opened before the door and so closed after it: no new requests, then no new steps.
  if (isWorker) await work(config, base, vendors, desk, log, closing)
  if (config.role !== 'worker') {
    const runtimeDesk = openRuntimeDesk(desk)
    closing.later(runtimeDesk.close)
    const checks = readyChecks(base, config, desk.stock)
    const metrics = openMetrics(base.sql)
    const limits = openLimits(config, base.databaseUrl, desk, closing)
    const { app } = await openApp({
      config,
      desk,
      runtimeDesk,
      sandbox,
      checks,
      metrics,
      limits,
      log,
    })
    closing.later(listen(config, app))
  }
  return { sandbox, url: config.publicUrl }
}
