import { setTimeout } from 'node:timers/promises'
import { InstallError, type ReportedError, toReportedError } from '../install/install-error'
import { getErrorMessage, log } from '../log'
import type { ConfigResponse, MarketplaceClient } from '../marketplace/marketplace-client'
import {
  MarketplaceRefusalError,
  MarketplaceUnreachableError,
} from '../marketplace/marketplace-error'
import { coreVersion } from '../version'
import type { Volume } from '../volume'
import type { ApplyLockResult } from './apply-lock'
import type { BootReportQueue } from './boot-report-queue'
import type { StoredLicenses } from './licenses'
import { parseSiteConfig, type SiteConfig } from './site-config'

export type StoredConfig = { etag: string; config: SiteConfig; fetchedAt: string }

const fileName = 'config.json'

/** The configuration last received, if it belongs to this project. */
export const readStoredConfig = (volume: Volume, projectId: string): StoredConfig | null => {
  const stored = volume.read<StoredConfig>(fileName)
  return stored?.config.project.id === projectId ? stored : null
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
  /** Queues a boot report on what runs now, with these errors. */
  queueReport(errors: ReportedError[]): void
}

/** Fetches the configuration, installs, reports and waits, until shutdown. Never throws. */
export const synchroniseSite = async (options: SynchroniseOptions): Promise<void> => {
  for (let failures = 0; !options.shutdownSignal.aborted; ) {
    const outcome = await pollOnce(options)
    failures = outcome.ok ? 0 : failures + 1
    const delayMs = outcome.ok
      ? computePollDelay(options.pollSeconds)
      : Math.min(computeRetryDelay(failures - 1), outcome.maxDelayMs)
    await sleepUnlessAborted(
      Math.max(delayMs, outcome.minDelaySeconds * 1000),
      options.shutdownSignal,
    )
  }
}

/** Milliseconds before the next attempt: exponential with jitter, at most 5 minutes. */
const computeRetryDelay = (attempt: number, random = Math.random()): number => {
  const max = Math.min(1000 * 2 ** Math.min(attempt, 9), 300_000)
  return Math.round(max * (0.25 + 0.75 * random))
}

/** Milliseconds between two polls: the configured interval, a tenth more or less. */
const computePollDelay = (seconds: number, random = Math.random()): number =>
  Math.round(seconds * 1000 * (0.9 + 0.2 * random))

type PollOutcome = { ok: boolean; minDelaySeconds: number; maxDelayMs: number }

/** 409: the marketplace has not recorded yet the deployment that started us; it will in seconds. */
const maxDelayAfterConflictMs = 2500

const pollOnce = async (options: SynchroniseOptions): Promise<PollOutcome> => {
  try {
    const errors: ReportedError[] = []
    const { config, changed } = await fetchCurrentConfig(options)
    options.onConfig(config)
    await renewLicensesDaily(options, changed, errors)
    if (Bun.semver.order(coreVersion, config.coreMin) < 0)
      errors.push(createCoreTooOldError(config))
    const applied = await options.applyConfig(config)
    if (applied.hasAlteredContent) clearEtag(options)
    options.queueReport([...errors, ...applied.errors])
    await options.reportQueue.deliver()
    const { retryAfterSeconds } = applied
    return {
      ok: retryAfterSeconds === null,
      minDelaySeconds: retryAfterSeconds ?? 0,
      maxDelayMs: Infinity,
    }
  } catch (error) {
    const code = error instanceof MarketplaceRefusalError ? error.code : null
    log.warn('Could not synchronise with the marketplace', { code, error: getErrorMessage(error) })
    const minDelaySeconds =
      error instanceof MarketplaceUnreachableError ? (error.retryAfterSeconds ?? 0) : 0
    const isConflict = error instanceof MarketplaceRefusalError && error.status === 409
    return {
      ok: false,
      minDelaySeconds,
      maxDelayMs: isConflict ? maxDelayAfterConflictMs : Infinity,
    }
  }
}

const fetchCurrentConfig = async ({ volume, projectId, marketplace }: SynchroniseOptions) => {
  const stored = readStoredConfig(volume, projectId)
  const response: ConfigResponse = await marketplace.fetchConfig(stored?.etag || null)
  if (!response.changed) {
    if (stored) return { config: stored.config, changed: false }
    throw new MarketplaceUnreachableError('config: expected a body, found 304 without one stored')
  }
  const config = parseSiteConfig(response.body, projectId)
  volume.write(fileName, { etag: response.etag, config, fetchedAt: new Date().toISOString() })
  return { config, changed: true }
}

/** The lock may have been altered in transit too, so the next poll fetches the whole configuration. */
const clearEtag = ({ volume, projectId }: SynchroniseOptions) => {
  const stored = readStoredConfig(volume, projectId)
  if (stored) volume.write(fileName, { ...stored, etag: '' })
}

const dayMs = 86_400_000

/** Renews the offline license once a day, and whenever the configuration changed. */
const renewLicensesDaily = async (
  options: SynchroniseOptions,
  changed: boolean,
  errors: ReportedError[],
) => {
  const stored = options.licenses()
  const isFresh = stored !== null && Date.now() - Date.parse(stored.fetchedAt) < dayMs
  if (isFresh && !changed) return
  try {
    await options.renewLicenses(await options.marketplace.fetchLicenseToken())
  } catch (error) {
    log.warn('The offline license was not renewed', { error: getErrorMessage(error) })
    if (error instanceof MarketplaceUnreachableError || error instanceof MarketplaceRefusalError)
      return
    errors.push(toReportedError(new InstallError('LICENSE_INVALID', null, getErrorMessage(error))))
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

/** Ends early, without an error, when the signal aborts. */
const sleepUnlessAborted = (ms: number, signal: AbortSignal) =>
  setTimeout(ms, undefined, { signal }).catch(() => undefined)
