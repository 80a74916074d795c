import { Fault, type ReportedFault, reported } from '../install/install-error'
import { log, messageOf } from '../log'
import type { ConfigAnswer, Marketplace } from '../marketplace/marketplace-client'
import { Refused, Unreachable } from '../marketplace/marketplace-error'
import { backOff, pollPause } from '../marketplace/retry-delay'
import { coreVersion } from '../version'
import type { Volume } from '../volume'
import type { Applied } from './apply-lock'
import type { Reports } from './boot-report-queue'
import type { KeptLicenses } from './licenses'
import { readSiteConfig, type SiteConfig } from './site-config'

export type KeptConfig = { etag: string; config: SiteConfig; fetchedAt: string }

const document = 'config.json'

/** The configuration of the last contact, if it is this project's. */
export const keptConfig = (volume: Volume, projectId: string): KeptConfig | null => {
  const kept = volume.read<KeptConfig>(document)
  return kept?.config.project.id === projectId ? kept : null
}

export type Synchronising = {
  projectId: string
  volume: Volume
  marketplace: Marketplace
  reports: Reports
  pollSeconds: number
  stopped: AbortSignal
  licenses(): KeptLicenses | null
  renewLicenses(token: string): Promise<void>
  configured(config: SiteConfig): void
  apply(config: SiteConfig): Promise<Applied>
  /** Queues the report of what runs now. */
  report(faults: ReportedFault[]): void
}

/** Asks, installs, reports, pauses, for as long as the process lives. Never throws. */
export const synchronise = async (site: Synchronising): Promise<void> => {
  for (let failures = 0; !site.stopped.aborted; ) {
    const after = await once(site)
    failures = after.ok ? 0 : failures + 1
    const pause = after.ok
      ? pollPause(site.pollSeconds)
      : Math.min(backOff(failures - 1), after.atMostMs)
    await waiting(Math.max(pause, after.atLeastSeconds * 1000), site.stopped)
  }
}

type After = { ok: boolean; atLeastSeconds: number; atMostMs: number }

/** "Not yet" (409) is over within moments: the deployment that started us is being written down. */
const soonMs = 2500

const once = async (site: Synchronising): Promise<After> => {
  try {
    const faults: ReportedFault[] = []
    const { config, changed } = await currentConfig(site)
    site.configured(config)
    await daily(site, changed, faults)
    if (Bun.semver.order(coreVersion, config.coreMin) < 0) faults.push(tooOld(config))
    const applied = await site.apply(config)
    if (applied.altered) forgetEtag(site)
    site.report([...faults, ...applied.faults])
    await site.reports.deliver()
    const { tryAgainIn } = applied
    return { ok: tryAgainIn === null, atLeastSeconds: tryAgainIn ?? 0, atMostMs: Infinity }
  } catch (error) {
    const code = error instanceof Refused ? error.code : null
    log.warn('The marketplace could not be asked', { code, error: messageOf(error) })
    const atLeastSeconds = error instanceof Unreachable ? (error.retryAfterSeconds ?? 0) : 0
    const notYet = error instanceof Refused && error.status === 409
    return { ok: false, atLeastSeconds, atMostMs: notYet ? soonMs : Infinity }
  }
}

const currentConfig = async ({ volume, projectId, marketplace }: Synchronising) => {
  const kept = keptConfig(volume, projectId)
  const answer: ConfigAnswer = await marketplace.config(kept?.etag || null)
  if (!answer.changed) {
    if (kept) return { config: kept.config, changed: false }
    throw new Unreachable('config: expected a body, found 304 although we have none')
  }
  const config = readSiteConfig(answer.body, projectId)
  volume.write(document, { etag: answer.etag, config, fetchedAt: new Date().toISOString() })
  return { config, changed: true }
}

/** The lock may have been altered on its way too: next time the configuration comes whole. */
const forgetEtag = ({ volume, projectId }: Synchronising) => {
  const kept = keptConfig(volume, projectId)
  if (kept) volume.write(document, { ...kept, etag: '' })
}

/** The offline license: once a day, and whenever something about the project changed. */
const daily = async (site: Synchronising, changed: boolean, faults: ReportedFault[]) => {
  const kept = site.licenses()
  const fresh = kept !== null && Date.now() - Date.parse(kept.fetchedAt) < 86_400_000
  if (fresh && !changed) return
  try {
    await site.renewLicenses(await site.marketplace.licenseToken())
  } catch (error) {
    log.warn('The offline license was not renewed', { error: messageOf(error) })
    if (error instanceof Unreachable || error instanceof Refused) return
    faults.push(reported(new Fault('LICENSE_INVALID', null, messageOf(error))))
  }
}

const tooOld = ({ coreMin }: SiteConfig) =>
  reported(
    new Fault('CORE_TOO_OLD', null, `expected vrs-core ${coreMin} or newer, found ${coreVersion}`),
  )

const waiting = (ms: number, stopped: AbortSignal) =>
  new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      stopped.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    stopped.addEventListener('abort', end)
  })
