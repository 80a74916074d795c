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
}
