import type { FailedProject, RolloutRing } from '../../../events/rollout'
import { findRing, isRingReached } from './rings'

/** What a site reported since its ring was reached. */
export type RolloutReport = {
  projectId: string
  /** ISO-8601. */
  receivedAt: string
  healthy: boolean
  plugins: readonly { name: string; version: string; state: string }[]
  errors: readonly { code: string; plugin?: string; message: string }[]
}

/** Neither is the version's fault: the line was down, or the site runs a newer one. */
const harmlessCodes = new Set(['MARKETPLACE_UNREACHABLE', 'VERSION_LOWER'])

type BootFailure = { code: string; message: string }

/**
 * Why a boot speaks against a version: an error names the plugin, the version does not run, or the
 * site is not well with it and names nothing else.
 */
export const findRolloutFailure = (
  { healthy, plugins, errors }: RolloutReport,
  { plugin, version }: { plugin: string; version: string },
): BootFailure | undefined => {
  const error = errors.find((one) => one.plugin === plugin && !harmlessCodes.has(one.code))
  if (error) return { code: error.code, message: error.message }
  const found = plugins.find((one) => one.name === plugin && one.version === version)
  if (!found) return undefined
  if (found.state === 'failed') return { code: 'PLUGIN_NOT_RUNNING', message: '' }
  const isNamed = errors.some((one) => one.plugin !== undefined || harmlessCodes.has(one.code))
  return healthy || isNamed ? undefined : { code: errors[0]?.code ?? 'UNHEALTHY', message: '' }
}

export type RolloutSite = { projectId: string; projectType: string }

type FailedSite = FailedProject & { message: string; at: string }

export type RingObservation = {
  ring: RolloutRing
  sites: number
  /** Whose latest report says that it runs the version, and well. */
  running: number
  failed: readonly FailedSite[]
}

type ObservedRollout = {
  plugin: string
  version: string
  /** When each ring was reached, ISO-8601; null = not yet. */
  reachedAt: Readonly<Record<RolloutRing, string | null>>
}

type RolloutDates = {
  plugin: string
  version: string
  internalAt: string | null
  tenthAt: string | null
  allAt: string | null
}

export const toObservedRollout = (row: RolloutDates): ObservedRollout => ({
  plugin: row.plugin,
  version: row.version,
  reachedAt: { internal: row.internalAt, tenth: row.tenthAt, all: row.allAt },
})

const observeSite = (
  rollout: ObservedRollout,
  reports: readonly RolloutReport[],
  since: string | null,
) => {
  const counted = reports.filter(({ receivedAt }) => since !== null && receivedAt >= since)
  const failures = counted.flatMap((report) => {
    const failure = findRolloutFailure(report, rollout)
    return failure ? [{ ...failure, at: report.receivedAt, projectId: report.projectId }] : []
  })
  const [latest] = reports.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt))
  const isRunning =
    latest !== undefined &&
    findRolloutFailure(latest, rollout) === undefined &&
    latest.plugins.some(
      ({ name, version, state }) =>
        name === rollout.plugin && version === rollout.version && state === 'running',
    )
  const failure = failures.toSorted((a, b) => b.at.localeCompare(a.at)).at(0)
  return { isRunning, failure }
}

/** How the sites of each ring took the version. */
export const observeRings = (
  rollout: ObservedRollout,
  sites: readonly RolloutSite[],
  reports: readonly RolloutReport[],
): RingObservation[] => {
  const reportsOf = Map.groupBy(reports, ({ projectId }) => projectId)
  const ringOf = (site: RolloutSite) =>
    findRing({ id: site.projectId, projectType: site.projectType })
  return (['internal', 'tenth', 'all'] as const).map((ring) => {
    const own = sites.filter((site) => ringOf(site) === ring)
    const observed = own.map(({ projectId }) =>
      observeSite(rollout, reportsOf.get(projectId) ?? [], rollout.reachedAt[ring]),
    )
    return {
      ring,
      sites: own.length,
      running: observed.filter(({ isRunning }) => isRunning).length,
      failed: observed.flatMap(({ failure }) => failure ?? []),
    }
  })
}

/** The rings that were reached, as one. */
export const sumReachedRings = (rings: readonly RingObservation[], reached: RolloutRing) => {
  const own = rings.filter(({ ring }) => isRingReached(reached, ring))
  return {
    sites: own.reduce((sum, { sites }) => sum + sites, 0),
    running: own.reduce((sum, { running }) => sum + running, 0),
    failed: own.flatMap(({ failed }) => failed),
  }
}
