import type { RecordedEvent } from '../../../events'
import { licenseStream, personStream } from '../../../events/streams'
import type { Satellite, SatelliteLicense } from '../../../projections/legacy/satellite-queries'
import { listSatelliteLicenses } from '../../../projections/legacy/satellite-queries'
import { findPerson } from '../../../projections/queries/people'
import { ensureLegacyIds } from '../../store/ledgers/legacy-ids'
import { unsealPersonFields } from '../http/person-fields'
import type { RouteDependencies } from '../http/route-dependencies'
import { toLegacyHistory } from './legacy-history'
import {
  describeLicenseStatus,
  findLegacyStatus,
  formatLegacyInstant,
  listLegacyNames,
} from './legacy-words'

/** `names`: those of its plugin, that which satellites use first. */
export type NumberedLicense = SatelliteLicense & {
  number: number | undefined
  names: readonly [string, ...string[]]
}

/** A license counts while its dates hold, whatever it is called, unless we revoked it. */
export const isLicenseCounted = ({ isRevoked, runsUntil }: SatelliteLicense, now: string) =>
  !isRevoked && (runsUntil === null || `${runsUntil}Z` > now)

/** All licenses of a satellite with the integers that it knows them by. */
export const loadSatelliteLicenses = async (
  { sql }: Pick<RouteDependencies, 'sql'>,
  { projectId }: Pick<Satellite, 'projectId'>,
): Promise<NumberedLicense[]> => {
  const licenses = await listSatelliteLicenses(sql, projectId)
  const unnumbered = licenses.flatMap(({ id, legacyId }) => (legacyId === null ? [id] : []))
  const numbers = await ensureLegacyIds(sql, 'license', unnumbered)
  return licenses.map((license) => ({
    ...license,
    number: license.legacyId ?? numbers.get(license.id),
    names: listLegacyNames(license.plugin),
  }))
}

const formatOptional = (at: string | null) => (at === null ? null : formatLegacyInstant(at))

export const describeLicense = (license: NumberedLicense, now: string) => {
  const status = findLegacyStatus(license.status, license.legacyStatus)
  return {
    id: license.number,
    plugin_name: license.names[0],
    purchased_at: formatLegacyInstant(license.licensedAt),
    expires_at: formatOptional(license.runsUntil),
    is_perpetual: license.runsUntil === null,
    status,
    status_display: describeLicenseStatus(status),
    billing_cycle: license.cycle ?? 'once',
    next_billing_date: formatOptional(license.nextBillingAt),
    is_trial: status === 'trial',
    is_active: isLicenseCounted(license, now),
  }
}

/** The sealed texts of a license: names and reasons by the number of their line. */
const openTexts = async (
  { store, vault }: Pick<RouteDependencies, 'store' | 'vault'>,
  customerId: string,
  licenseId: string,
): Promise<Record<string, string>> => {
  const key = await vault.findPersonKey(customerId)
  if (!key) return {}
  const stream = personStream(customerId)
  const { events } = await store.read(stream)
  const found = events.find(
    (event) => event.type === 'LicenseTextsImported' && event.data.licenseId === licenseId,
  )
  return found?.type === 'LicenseTextsImported'
    ? vault.openFields(key, { stream, type: found.type }, found.data.sealed)
    : {}
}

export const findOwnerEmail = async (
  { sql, vault }: Pick<RouteDependencies, 'sql' | 'vault'>,
  customerId: string,
) => {
  const [person, key] = await Promise.all([
    findPerson(sql, customerId),
    vault.findPersonKey(customerId),
  ])
  return person ? (unsealPersonFields(vault, key, person).email ?? null) : null
}

const maxHistoryLines = 50

/** What happened to a license, in the words of the old marketplace. */
export const loadLicenseHistory = async (
  deps: Pick<RouteDependencies, 'sql' | 'store' | 'vault'>,
  { projectId, customerId }: Satellite,
  license: NumberedLicense,
) => {
  const { events } = await deps.store.read(licenseStream(projectId, license.plugin))
  const hasTexts = events.some(({ type }: RecordedEvent) => type === 'LicenseHistoryImported')
  const texts = hasTexts ? await openTexts(deps, customerId, license.id) : {}
  const owner = await findOwnerEmail(deps, customerId)
  return toLegacyHistory(events, texts, owner).slice(0, maxHistoryLines)
}
