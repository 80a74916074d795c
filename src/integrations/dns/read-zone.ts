import type { NameContent, QueryRecords, ZoneReadGap } from './explore-zone'
import { createExplorer } from './explore-zone'
import type { PublicZoneRecord } from './query-nameserver'
import { isInZone, listImpliedNames, listTargets } from './record-targets'

export type ZoneCopy = { records: PublicZoneRecord[]; gaps: ZoneReadGap[] }

/** A zone that refers to more names than this is not read to its end. */
const maxNames = 500

const recordKey = ({ type, content }: PublicZoneRecord) => `${type} ${content}`

const unique = <T>(all: readonly T[]) => [...new Set(all)]

/** Sorted and without duplicates: a CNAME is answered to queries of every type. */
const sortUnique = (records: readonly PublicZoneRecord[]) =>
  [...new Map(records.map((one) => [`${one.name} ${recordKey(one)}`, one])).values()].sort(
    (a, b) =>
      a.name.length - b.name.length ||
      a.name.localeCompare(b.name) ||
      recordKey(a).localeCompare(recordKey(b)),
  )

const parentOf = (name: string) => name.slice(name.indexOf('.') + 1)

type ReadNames = {
  contents: Map<string, NameContent>
  /** By the name that they stand below. */
  wildcards: Map<string, readonly PublicZoneRecord[]>
}

const findWildcard = ({ wildcards }: ReadNames, name: string, domain: string) => {
  for (let parent = parentOf(name); isInZone(parent, domain); parent = parentOf(parent)) {
    const found = wildcards.get(parent)
    if (found && found.length > 0) return found
  }
  return []
}

/** Whether a wildcard would answer the same, so that there may be no such name. */
const isFromWildcard = (read: ReadNames, { name, types, records }: NameContent, domain: string) => {
  if (name === domain) return false
  const expected = findWildcard(read, name, domain).filter(
    ({ type }) => type === 'CNAME' || types.includes(type),
  )
  const keys = (all: readonly PublicZoneRecord[]) =>
    unique(all.map(recordKey)).toSorted().join('\n')
  return keys(expected) === keys(records)
}

/** Names that exist by themselves; one with others below it does, though a wildcard says the same. */
const listOwnContents = (read: ReadNames, domain: string): NameContent[] => {
  const filled = [...read.contents.values()].filter(({ records }) => records.length > 0)
  const own = filled.filter((content) => !isFromWildcard(read, content, domain))
  return filled.filter(
    (content) => own.includes(content) || own.some(({ name }) => name.endsWith(`.${content.name}`)),
  )
}

/** Of a part that is delegated only the nameservers, and their addresses, are the zone's own. */
const removeDelegatedRecords = (records: readonly PublicZoneRecord[], domain: string) => {
  const delegations = records.filter(({ type, name }) => type === 'NS' && name !== domain)
  const isDelegationOf = (record: PublicZoneRecord, cut: PublicZoneRecord) =>
    record.type === 'NS'
      ? record.name === cut.name
      : (record.type === 'A' || record.type === 'AAAA') && record.name === cut.content
  return records
    .filter(({ type, name }) => type !== 'NS' || name !== domain)
    .filter((record) => {
      const above = delegations.filter((cut) => isInZone(record.name, cut.name))
      return above.length === 0 || above.some((cut) => isDelegationOf(record, cut))
    })
}

const collectRecords = (read: ReadNames, domain: string) => {
  const contents = [...read.contents.values()]
  const found = [
    ...listOwnContents(read, domain).flatMap(({ records }) => records),
    ...contents.flatMap(({ referral }) => referral).filter(({ name }) => isInZone(name, domain)),
    ...[...read.wildcards.values()].flat(),
  ]
  return sortUnique(removeDelegatedRecords(found, domain))
}

const listTargetsIn = (records: readonly PublicZoneRecord[], domain: string) =>
  unique(records.flatMap(listTargets)).filter((name) => isInZone(name, domain))

/** Parents that a wildcard may stand below: names that exist, and those above services and keys. */
const listWildcardParents = (read: ReadNames, domain: string) => {
  const empty = [...read.contents.values()].filter(
    ({ exists, records, referral }) => exists && records.length + referral.length === 0,
  )
  const names = [...listOwnContents(read, domain), ...empty].flatMap(({ name }) => [
    name,
    parentOf(name),
  ])
  return unique(names).filter((name) => isInZone(name, domain) && !read.wildcards.has(name))
}

/** Names that are referred to, though there is nothing at them. */
const listMissingTargets = (
  { contents }: ReadNames,
  records: readonly PublicZoneRecord[],
  domain: string,
): ZoneReadGap[] =>
  listTargetsIn(records, domain).flatMap((name): ZoneReadGap[] => {
    const content = contents.get(name)
    if (!content) return [{ reason: 'tooMany', name }]
    const isThere = content.records.length + content.referral.length > 0
    return isThere ? [] : [{ reason: 'noRecord', name }]
  })

/**
 * Reads what can be known of a zone: the names that are common, every name of the zone that a record
 * refers to, wildcards, delegations. `labels` are relative to the domain.
 */
export const readZone = async (
  domain: string,
  labels: readonly string[],
  query: QueryRecords,
): Promise<ZoneCopy> => {
  const explorer = createExplorer(query, domain)
  const read: ReadNames = { contents: new Map(), wildcards: new Map() }

  const readWildcards = async (parents: readonly string[]) => {
    const found = await Promise.all(
      parents.map(async (parent) => [parent, await explorer.readWildcard(parent)] as const),
    )
    for (const [parent, records] of found) {
      const inherited = findWildcard(read, parent, domain).map(recordKey)
      // A parent that does not exist itself is answered from the wildcard above it.
      const isOwn = parent === domain || records.some((one) => !inherited.includes(recordKey(one)))
      read.wildcards.set(parent, isOwn ? records : [])
    }
  }

  /** From the top: below a wildcard's names there are none of their own. */
  const readAllWildcards = async (): Promise<void> => {
    const parents = listWildcardParents(read, domain)
    if (parents.length === 0) return
    const depths = parents.map((name) => name.split('.').length)
    await readWildcards(parents.filter((_, index) => depths[index] === Math.min(...depths)))
    return readAllWildcards()
  }

  /** Ends when no record refers to a name that was not read. */
  const explore = async (names: readonly string[]): Promise<void> => {
    const unread = unique(names).filter((name) => !read.contents.has(name))
    const batch = unread.slice(0, Math.max(0, maxNames - read.contents.size))
    for (const content of await Promise.all(batch.map(explorer.readName)))
      read.contents.set(content.name, content)
    await readAllWildcards()
    const records = collectRecords(read, domain)
    const implied = records.flatMap(listImpliedNames).filter((name) => isInZone(name, domain))
    const further = [...listTargetsIn(records, domain), ...implied].filter(
      (name) => !read.contents.has(name),
    )
    if (further.length > 0 && read.contents.size < maxNames) await explore(further)
  }

  await readWildcards([domain])
  await explore([domain, ...labels.map((label) => `${label}.${domain}`)])
  const records = collectRecords(read, domain)
  return { records, gaps: [...explorer.listGaps(), ...listMissingTargets(read, records, domain)] }
}
