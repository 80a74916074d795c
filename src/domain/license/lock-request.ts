import type { RolloutRing } from '../../../events/rollout'

/** One published version of a plugin, as far as it matters to a lock. */
export type PublishedVersion = {
  plugin: string
  version: string
  runtime: 'bun' | 'python'
  sha256: string
  size: number
  manifest: string
  minCore: string
  /** Ranges of SemVer by plugin. */
  dependsOn: Record<string, string>
  isStable: boolean
  yankedBecause: string | null
  isCurrent: boolean
  /** ISO-8601. */
  publishedAt: string
  /** Absent = everybody may have it. `rolloutPrevious`: what the others keep meanwhile. */
  rolloutState?: 'running' | 'halted' | 'rolledBack' | null
  rolloutRing?: RolloutRing | null
  rolloutPrevious?: string | null
}

/** What was released until `updatesUntil` may be installed; null = everything. */
export type UsableLicense = { plugin: string; updatesUntil: string | null }

/** What a runtime's lock is computed from. */
export type LockRequest = {
  licenses: readonly UsableLicense[]
  versions: readonly PublishedVersion[]
  /** The vrs-core that runs it; null = any. */
  core: string | null
  /** The versions that the site runs now, by plugin. */
  installed?: ReadonlyMap<string, string>
  /** The first ring that gives new versions to the site; absent = the last. */
  ring?: RolloutRing
}
