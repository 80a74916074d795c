import semver from 'semver'
import type { LockRequest, PublishedVersion } from '../../../src/domain/license/lock-request'

/** A selection by plugin; `undefined` = the plugin is left out. */
type Choice = { plugin: string; row: PublishedVersion | undefined; rank: number; last: number }

const isUsable = (row: PublishedVersion, updatesUntil: string | null, request: LockRequest) =>
  row.isStable &&
  row.runtime === 'bun' &&
  (row.yankedBecause === null || request.installed?.get(row.plugin) === row.version) &&
  (updatesUntil === null || row.publishedAt <= updatesUntil) &&
  (request.core === null || semver.gte(request.core, row.minCore))

/** The wanted order, as six lists one after the other. */
const listWanted = (plugin: string, updatesUntil: string | null, request: LockRequest) => {
  const own = request.versions.filter((row) => row.plugin === plugin && row.runtime === 'bun')
  const usable = own
    .filter((row) => isUsable(row, updatesUntil, request))
    .toSorted((a, b) => semver.compare(a.version, b.version))
  const yanked = usable.filter((row) => row.yankedBecause !== null)
  const sound = usable.filter((row) => row.yankedBecause === null)
  const current = own.find((row) => row.isCurrent)
  const isAbove = (row: PublishedVersion) =>
    current !== undefined && semver.gt(row.version, current.version)
  const running = request.installed?.get(plugin)
  const allowed = sound.filter((row) => running === undefined || semver.gte(row.version, running))
  const lists = [
    sound.filter((row) => row.isCurrent),
    sound.filter((row) => running === row.version),
    allowed.filter((row) => !isAbove(row)).toReversed(),
    allowed.filter(isAbove),
    yanked,
    sound.toReversed(),
  ]
  return [...new Set(lists.flat())]
}

const isConsistent = (choices: readonly Choice[]) =>
  choices.every(
    ({ row }) =>
      !row ||
      Object.entries(row.dependsOn).every(([name, range]) =>
        choices.some(
          (other) =>
            other.plugin === name && other.row && semver.satisfies(other.row.version, range),
        ),
      ),
  )

const goodnessOf = (choices: readonly Choice[], installed: ReadonlyMap<string, string>) => {
  const chosen = choices.flatMap(({ plugin, row, rank }) => (row ? [{ plugin, row, rank }] : []))
  const running = chosen.filter(({ plugin }) => installed.has(plugin))
  return [
    chosen.length,
    running.length,
    chosen.filter(({ rank }) => rank === 0).length,
    -running.filter(({ plugin, row }) => installed.get(plugin) !== row.version).length,
    ...choices.map(({ row, rank, last }) => (row ? -rank : -last)),
  ]
}

const isBetter = (one: readonly number[], other: readonly number[]) => {
  for (const [index, value] of one.entries())
    if (value !== other[index]) return value > (other[index] ?? 0)
  return false
}

const product = (lists: readonly (readonly Choice[])[]): Choice[][] =>
  lists.reduce<Choice[][]>(
    (all, list) => all.flatMap((before) => list.map((choice) => [...before, choice])),
    [[]],
  )

/** The best lock by trying every selection there is; `name version` of each, by name. */
export const solveByTryingAll = (request: LockRequest): string[] => {
  const installed = request.installed ?? new Map<string, string>()
  const lists = request.licenses
    .toSorted((a, b) => (a.plugin < b.plugin ? -1 : 1))
    .map(({ plugin, updatesUntil }) => {
      const wanted = listWanted(plugin, updatesUntil, request)
      const last = wanted.length
      const rows = wanted.map((row, rank): Choice => ({ plugin, row, rank, last }))
      return [...rows, { plugin, row: undefined, rank: last, last }]
    })
  const [first, ...others] = product(lists).filter(isConsistent)
  if (!first) throw new Error('expected at least the empty selection')
  const best = others.reduce(
    (found, one) =>
      isBetter(goodnessOf(one, installed), goodnessOf(found, installed)) ? one : found,
    first,
  )
  return best.flatMap(({ plugin, row }) => (row ? [`${plugin} ${row.version}`] : []))
}
