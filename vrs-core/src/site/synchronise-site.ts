import { InstallError, type ReportedError, toReportedError } from '../install/install-error'
import { getErrorMessage, log } from '../log'
import type { ConfigResponse, MarketplaceClient } from '../marketplace/marketplace-client'
import {
  MarketplaceRefusalError,
  MarketplaceUnreachableError,
} from '../marketplace/marketplace-error'
import { computePollDelay, computeRetryDelay } from '../marketplace/retry-delay'
import { coreVersion } from '../version'
import type { Volume } from '../volume'
import type { ApplyLockResult } from './apply-lock'
import type { BootReportQueue } from './boot-report-queue'
import type { StoredLicenses } from './licenses'
import { parseSiteConfig, type SiteConfig } from './site-config'

export type StoredConfig = { etag: string; config: SiteConfig; fetchedAt: string }

const fileName = 'config.json'

/** The configuration of the last contact, if it is this project's. */
export const readStoredConfig = (volume: Volume, projectId: string): StoredConfig | null => {
  const kept = volume.read<StoredConfig>(fileName)
  return kept?.config.project.id === projectId ? kept : null
}

export type SynchroniseOptions = {
  projectId: string
  volume: Volume
  marketplace: MarketplaceClient
  reportQueue: BootReportQueue
  pollSeconds: number
  shutdownSignal: AbortSignal
  licenses(): StoredLicenses | null
  renewLicenses(token: string): Promise<void>
  onConfig(config: SiteConfig): void
  applyConfig(config: SiteConfig): Promise<ApplyLockResult>
  /** Queues the report of what runs now. */
  queueReport(faults: ReportedError[]): void
}

/** Asks, installs, reports, pauses, for as long as the process lives. Never throws. */
export const synchroniseSite = async (site: SynchroniseOptions): Promise<void> => {
  for (let failures = 0; !site.shutdownSignal.aborted; ) {
    const after = await pollOnce(site)
    failures = after.ok ? 0 : failures + 1
    const pause = after.ok
      ? computePollDelay(site.pollSeconds)
      : Math.min(computeRetryDelay(failures - 1), after.maxDelayMs)
    await sleepUnlessAborted(Math.max(pause, after.minDelaySeconds * 1000), site.shutdownSignal)
  }
}

type PollOutcome = { ok: boolean; minDelaySeconds: number; maxDelayMs: number }

/** "Not yet" (409) is over within moments: the deployment that started us is being written down. */
const notYetDelayMs = 2500

const pollOnce = async (site: SynchroniseOptions): Promise<PollOutcome> => {
  try {
    const faults: ReportedError[] = []
    const { config, changed } = await fetchCurrentConfig(site)
    site.onConfig(config)
    await renewLicensesDaily(site, changed, faults)
    if (Bun.semver.order(coreVersion, config.coreMin) < 0)
      faults.push(createCoreTooOldError(config))
    const applied = await site.applyConfig(config)
    if (applied.hasAlteredContent) clearEtag(site)
    site.queueReport([...faults, ...applied.errors])
    await site.reportQueue.deliver()
    const { retryAfterSeconds } = applied
    return {
      ok: retryAfterSeconds === null,
      minDelaySeconds: retryAfterSeconds ?? 0,
      maxDelayMs: Infinity,
    }
  } catch (error) {
    const code = error instanceof MarketplaceRefusalError ? error.code : null
    log.warn('The marketplace could not be asked', { code, error: getErrorMessage(error) })
    const atLeastSeconds =
      error instanceof MarketplaceUnreachableError ? (error.retryAfterSeconds ?? 0) : 0
    const notYet = error instanceof MarketplaceRefusalError && error.status === 409
    return {
      ok: false,
      minDelaySeconds: atLeastSeconds,
      maxDelayMs: notYet ? notYetDelayMs : Infinity,
    }
  }
}

const fetchCurrentConfig = async ({ volume, projectId, marketplace }: SynchroniseOptions) => {
  const kept = readStoredConfig(volume, projectId)
  const answer: ConfigResponse = await marketplace.fetchConfig(kept?.etag || null)
  if (!answer.changed) {
    if (kept) return { config: kept.config, changed: false }
    throw new MarketplaceUnreachableError(
      'config: expected a body, found 304 although we have none',
    )
  }
  const config = parseSiteConfig(answer.body, projectId)
  volume.write(fileName, { etag: answer.etag, config, fetchedAt: new Date().toISOString() })
  return { config, changed: true }
}

/** The lock may have been altered on its way too: next time the configuration comes whole. */
const clearEtag = ({ volume, projectId }: SynchroniseOptions) => {
  const kept = readStoredConfig(volume, projectId)
  if (kept) volume.write(fileName, { ...kept, etag: '' })
}

/** The offline license: once a day, and whenever something about the project changed. */
const renewLicensesDaily = async (
  site: SynchroniseOptions,
  changed: boolean,
  faults: ReportedError[],
) => {
  const kept = site.licenses()
  const fresh = kept !== null && Date.now() - Date.parse(kept.fetchedAt) < 86_400_000
  if (fresh && !changed) return
  try {
    await site.renewLicenses(await site.marketplace.fetchLicenseToken())
  } catch (error) {
    log.warn('The offline license was not renewed', { error: getErrorMessage(error) })
    if (error instanceof MarketplaceUnreachableError || error instanceof MarketplaceRefusalError)
      return
    faults.push(toReportedError(new InstallError('LICENSE_INVALID', null, getErrorMessage(error))))
  }
}

const createCoreTooOldError = ({ coreMin }: SiteConfig) =>
  toReportedError(
    new InstallError(
      'CORE_TOO_OLD',
      null,
      `expected vrs-core ${coreMin} or newer, found ${coreVersion}`,
    ),
  )

const sleepUnlessAborted = (ms: number, stopped: AbortSignal) =>
  new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      stopped.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    stopped.addEventListener('abort', end)
  })
