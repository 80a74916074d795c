import type { DnsRecord } from '../../../events/domain'
import type { PlanLine } from '../../../events/project'
import type { RecordKey } from '../naming/domain-observation'
import type { DomainInZone } from '../naming/primary-domain'
import { deletionLines, formatRecord, recordLine } from './record-lines'
import type { RecordOwnership } from './record-ownership'
import { listPossiblyWrittenRecords, listRecordsInEvents } from './record-ownership'
import type { ServerAddress, SiteRecord } from './site-records'
import { siteRecords } from './site-records'

type ObservedRecord = DnsRecord & { id: string }

/** How the registrar compares records, and which types say where a name leads. */
export type RecordRules = {
  isSame(a: RecordKey, b: RecordKey): boolean
  addressTypes: ReadonlySet<string>
}

export type RecordChanges<Found extends ObservedRecord = ObservedRecord> = {
  create: SiteRecord[]
  change: { from: Found; to: SiteRecord }[]
  remove: Found[]
  /** Records of others that stop the step: nothing is written. */
  blocking: Found[]
}

const zoneOwnTypes = new Set(['NS', 'SOA'])

type RecordComparison<Found> = {
  found: readonly Found[]
  wanted: readonly SiteRecord[]
  /** The project's own: they may be changed and removed. */
  owned: readonly RecordKey[]
  /** A name in a shared zone is taken by any record; its own zone has mail and more beside the site. */
  zoneKind: 'own' | 'shared'
}

const createMembership =
  ({ isSame }: RecordRules) =>
  (records: readonly RecordKey[], record: RecordKey) =>
    records.some((one) => isSame(one, record))

/** Stale records are changed in place where type and name are the same. */
const pairChanges = <Found extends ObservedRecord>(
  missing: readonly SiteRecord[],
  stale: readonly Found[],
) => {
  const change: RecordChanges<Found>['change'] = []
  const create: SiteRecord[] = []
  for (const to of missing) {
    const from = stale.find(
      (record) =>
        record.type === to.type &&
        record.name === to.name &&
        !change.some((one) => one.from.id === record.id),
    )
    if (from) change.push({ from, to })
    else create.push(to)
  }
  return { change, create }
}

/** What must be written so that these names lead where they should. */
const diffRecords = <Found extends ObservedRecord>(
  rules: RecordRules,
  { found, wanted, owned, zoneKind }: RecordComparison<Found>,
): Omit<RecordChanges<Found>, 'blocking'> & { foreign: Found[] } => {
  const includes = createMembership(rules)
  const obstacles = found.filter(
    (record) =>
      !includes(wanted, record) &&
      (zoneKind === 'shared'
        ? !zoneOwnTypes.has(record.type)
        : rules.addressTypes.has(record.type)),
  )
  const stale = obstacles.filter((record) => includes(owned, record))
  const missing = wanted.filter((record) => !includes(found, record))
  const { change, create } = pairChanges(missing, stale)
  return {
    create,
    change,
    remove: stale.filter((record) => !change.some(({ from }) => from.id === record.id)),
    foreign: obstacles.filter((record) => !includes(owned, record)),
  }
}

export type RecordPlanInput<Found> = {
  domainInZone: DomainInZone
  server: ServerAddress
  /** What the registrar holds at the name's hosts. */
  found: readonly Found[]
  ownership: RecordOwnership
  /** What was copied from the old provider's zone for this name. */
  copied: readonly RecordKey[]
  /** The dry run of an approval: what is foreign now is what the person is asked to approve. */
  isApproval?: boolean
}

/**
 * The changes that lead one name to its server. Records of others go only where a person has
 * approved each of them; any other blocks the whole name.
 */
export const planRecordChanges = <Found extends ObservedRecord>(
  rules: RecordRules,
  { domainInZone, server, found, ownership, copied, isApproval = false }: RecordPlanInput<Found>,
): RecordChanges<Found> & { wanted: SiteRecord[] } => {
  const wanted = siteRecords(domainInZone, server)
  const { foreign, remove, ...changes } = diffRecords(rules, {
    found,
    wanted,
    owned: [
      ...listRecordsInEvents(ownership),
      ...listPossiblyWrittenRecords(ownership, domainInZone),
      ...copied,
    ],
    zoneKind: domainInZone.domain === domainInZone.zone ? 'own' : 'shared',
  })
  const blocking = foreign.filter(
    (record) => !isApproval && !ownership.approvedReplacements.includes(formatRecord(record)),
  )
  return { ...changes, wanted, remove: [...foreign, ...remove], blocking }
}

/** In the order in which they are written. */
export const recordChangeLines = ({ create, change, remove }: RecordChanges): PlanLine[] => [
  ...deletionLines(remove),
  ...change.map(({ to }) => recordLine('change', to)),
  ...create.map((record) => recordLine('create', record)),
]
