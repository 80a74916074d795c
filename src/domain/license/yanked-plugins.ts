import type { LockRequest } from './lock-request'

/** A version that a site runs although it was yanked. */
export type YankedPlugin = {
  plugin: string
  version: string
  /** As staff wrote it. */
  because: string
}

/** What a site must be warned of: its own versions that were yanked since, by plugin. */
export const listYankedPlugins = ({
  versions,
  installed = new Map(),
}: Pick<LockRequest, 'versions' | 'installed'>): YankedPlugin[] =>
  versions
    .filter(
      ({ plugin, version, runtime }) => runtime === 'bun' && installed.get(plugin) === version,
    )
    .flatMap(({ plugin, version, yankedBecause }) =>
      yankedBecause === null ? [] : [{ plugin, version, because: yankedBecause }],
    )
    .toSorted((one, other) => (one.plugin < other.plugin ? -1 : 1))
