import semver from 'semver'
import type { PluginCandidates } from './lock-candidates'
import type { PublishedVersion } from './lock-request'

type InstalledVersions = ReadonlyMap<string, string>
/** The version of each plugin that is in the lock. */
type Selection = ReadonlyMap<string, PublishedVersion>

/**
 * How good a selection is, the higher the better, its first number first: how many plugins it has,
 * how many of those that run stay, how many are at the version that is wanted most, how few running
 * ones change, and then for each plugin by name how near it is to what is wanted.
 */
type Score = readonly number[]

/** So many selections are tried for plugins that depend on each other; then the best of them counts. */
const maxTries = 20_000

const compareScores = (one: Score, other: Score): number => {
  const index = one.findIndex((value, at) => value !== other[at])
  return index === -1 ? 0 : (one[index] ?? 0) - (other[index] ?? 0)
}

const isDependencyMet = (name: string, range: string, selection: Selection) => {
  const found = selection.get(name)
  return found !== undefined && semver.satisfies(found.version, range)
}

const areDependenciesMet = ({ dependsOn }: PublishedVersion, selection: Selection) =>
  Object.entries(dependsOn).every(([name, range]) => isDependencyMet(name, range, selection))

/** What is wanted most of each plugin, without those whose dependencies are not met by the others. */
const selectMostWanted = (all: readonly PluginCandidates[]): Selection => {
  const remove = (selection: Selection): Selection => {
    const left = [...selection].filter(([, row]) => areDependenciesMet(row, selection))
    return left.length === selection.size ? selection : remove(new Map(left))
  }
  return remove(new Map(all.flatMap(({ plugin, versions: [row] }) => (row ? [[plugin, row]] : []))))
}

/** Without the versions that need what no version of any other can give. */
const removeImpossible = (all: readonly PluginCandidates[]): readonly PluginCandidates[] => {
  const byPlugin = new Map(all.map(({ plugin, versions }) => [plugin, versions]))
  const isPossible = ({ dependsOn }: PublishedVersion) =>
    Object.entries(dependsOn).every(([name, range]) =>
      byPlugin.get(name)?.some(({ version }) => semver.satisfies(version, range)),
    )
  const left = all.map(({ plugin, versions }) => ({
    plugin,
    versions: versions.filter(isPossible),
  }))
  const count = (some: readonly PluginCandidates[]) =>
    some.reduce((sum, { versions }) => sum + versions.length, 0)
  return count(left) === count(all) ? all : removeImpossible(left)
}

/** Groups of plugins that depend on each other, each by name. */
const groupByDependency = (all: readonly PluginCandidates[]): PluginCandidates[][] => {
  const groups: PluginCandidates[][] = []
  const dependsOn = (one: PluginCandidates, other: PluginCandidates) =>
    one.versions.some((row) => other.plugin in row.dependsOn)
  for (const one of all) {
    const isNear = (group: PluginCandidates[]) =>
      group.some((other) => dependsOn(one, other) || dependsOn(other, one))
    const near = groups.filter(isNear)
    for (const group of near) groups.splice(groups.indexOf(group), 1)
    groups.push([...near.flat(), one].toSorted((a, b) => (a.plugin < b.plugin ? -1 : 1)))
  }
  return groups
}

const createScoring = (wanted: readonly PluginCandidates[], installed: InstalledVersions) => {
  const rankOf = new Map(wanted.map(({ plugin, versions }) => [plugin, versions]))
  /** The four counts of one plugin, then how near it is to what is wanted. */
  const valuesOf = (plugin: string, row: PublishedVersion | undefined) => {
    const versions = rankOf.get(plugin) ?? []
    if (!row) return { counts: [0, 0, 0, 0], nearness: -versions.length }
    const before = installed.get(plugin)
    const rank = versions.indexOf(row)
    const isChanged = before !== undefined && before !== row.version
    return {
      counts: [1, Number(before !== undefined), Number(rank === 0), -Number(isChanged)],
      nearness: -rank,
    }
  }
  /** `open`: those that are not decided yet count as if each were what is wanted most. */
  return (group: readonly PluginCandidates[], selection: Selection, open = 0): Score => {
    const values = group.map(({ plugin }, index) =>
      index < group.length - open
        ? valuesOf(plugin, selection.get(plugin))
        : { counts: [1, Number(installed.has(plugin)), 1, 0], nearness: 0 },
    )
    const sums = [0, 1, 2, 3].map((at) =>
      values.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0),
    )
    return [...sums, ...values.map(({ nearness }) => nearness)]
  }
}

/** Whether the decided plugins fit together, the last of them against the others. */
const fitsDecided = (decided: readonly string[], selection: Selection, plugin: string): boolean => {
  const row = selection.get(plugin)
  const isOpen = (name: string) => !decided.includes(name)
  const isMet = ([name, range]: [string, string]) =>
    isOpen(name) || isDependencyMet(name, range, selection)
  if (row && !Object.entries(row.dependsOn).every(isMet)) return false
  return decided.every((other) => {
    const range = selection.get(other)?.dependsOn[plugin]
    return range === undefined || isDependencyMet(plugin, range, selection)
  })
}

type Scoring = ReturnType<typeof createScoring>

/** Tries what is wanted most first, and leaves out what cannot be better than the best so far. */
const searchGroup = (group: readonly PluginCandidates[], scoreOf: Scoring): Selection => {
  let best = selectMostWanted(group)
  let bestScore = scoreOf(group, best)
  let tries = 0
  const decide = (index: number, selection: Selection) => {
    tries += 1
    const one = group[index]
    if (!one) {
      best = selection
      bestScore = scoreOf(group, selection)
      return
    }
    const decided = group.slice(0, index + 1).map(({ plugin }) => plugin)
    for (const row of [...one.versions, undefined]) {
      if (tries >= maxTries) return
      const next = row ? new Map([...selection, [one.plugin, row]]) : selection
      const isBetter = compareScores(scoreOf(group, next, group.length - index - 1), bestScore) > 0
      if (isBetter && fitsDecided(decided, next, one.plugin)) decide(index + 1, next)
    }
  }
  decide(0, new Map())
  return best
}

/**
 * The best selection of at most one version of each plugin in which all that a version depends on is
 * there in a version that fits. The same candidates give the same selection.
 */
export const findBestSelection = (
  candidates: readonly PluginCandidates[],
  installed: InstalledVersions,
): Selection => {
  const mostWanted = selectMostWanted(candidates)
  if (mostWanted.size === candidates.length) return mostWanted
  const scoreOf = createScoring(candidates, installed)
  const groups = groupByDependency(removeImpossible(candidates))
  return new Map(groups.flatMap((group) => [...searchGroup(group, scoreOf)]))
}
