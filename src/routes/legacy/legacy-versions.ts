import type { SatelliteCatalogue } from '../../../projections/legacy/satellite-queries'
import type { PluginVersionRow } from '../../../projections/plugin-versions'
import { formatLegacyInstant } from './legacy-words'

/** Those that the old marketplace knew, and those that were published for Python since; newest first. */
export const describeLegacyVersions = (
  { importedVersions }: SatelliteCatalogue,
  plugin: string,
  published: readonly PluginVersionRow[],
) => {
  const isPublishedHere = (version: string) => published.some((one) => one.version === version)
  const hasCurrent = published.some(({ isCurrent }) => isCurrent)
  const imported = importedVersions
    .filter((one) => one.plugin === plugin && !isPublishedHere(one.details.version))
    .map(({ details }) => ({
      version: details.version,
      changelog: details.changelog ?? null,
      release_notes: details.releaseNotes ?? null,
      min_v_flask_version: details.minVFlaskVersion ?? null,
      is_stable: details.isStable,
      is_current: details.isCurrent && !hasCurrent,
      is_breaking_change: details.isBreaking,
      download_count: details.downloads,
      released_at: formatLegacyInstant(details.releasedAt),
    }))
  const ours = published.map((row) => ({
    version: row.version,
    changelog: row.changelog || null,
    release_notes: null,
    min_v_flask_version: null,
    is_stable: row.isStable,
    is_current: row.isCurrent,
    is_breaking_change: row.isBreaking,
    download_count: 0,
    released_at: formatLegacyInstant(row.publishedAt),
  }))
  return [...imported, ...ours].toSorted((one, other) =>
    other.released_at.localeCompare(one.released_at),
  )
}
