import type { DomainEvent } from '../../../events'
import { type BillingCycle, billingCycles, isOneOf } from '../../../events/codes'
import { licenseStream, personStream } from '../../../events/streams'
import { isImportableName, toPluginName } from './import-plugins'
import type { ImportedProject } from './import-projects'
import type { ImportRun } from './import-run'
import { appendImport, isImported, optionalField } from './import-run'
import type { SourceRow } from './source-row'

type LicenseRow = {
  legacyId: number
  project: ImportedProject
  plugin: string
  history: readonly SourceRow[]
}

const readCycle = (run: ImportRun, row: SourceRow): BillingCycle => {
  const cycle = run.read.text(row, 'billing_cycle')
  if (isOneOf(billingCycles, cycle)) return cycle
  run.note(`license ${row.id}: its cycle ${cycle ?? 'is missing'}, taken as once`)
  return 'once'
}

const createLicenseEvent = (
  run: ImportRun,
  row: SourceRow,
  { legacyId, project, plugin }: LicenseRow,
): DomainEvent => {
  const { read, rows, now } = run
  const priceId = read.integer(row, 'plugin_price_id')
  const price = rows.marketplace_plugin_price.find(({ id }) => Number(id) === priceId)
  return {
    type: 'LicenseImported',
    data: {
      legacyId,
      projectId: project.id,
      plugin,
      cycle: readCycle(run, row),
      netCents: (price && priceId !== undefined && read.integer(price, 'price_cents')) || 0,
      status: read.text(row, 'status') ?? 'active',
      licensedAt: read.instant(row, 'purchased_at') ?? now.toISOString(),
      ...optionalField('nextBillingAt', read.instant(row, 'next_billing_date')),
      ...optionalField('paymentRef', read.text(row, 'stripe_payment_id')),
      ...optionalField('runsUntil', read.instant(row, 'expires_at')),
    },
  }
}

const createHistoryEvent = ({ read, now }: ImportRun, row: SourceRow): DomainEvent => ({
  type: 'LicenseHistoryImported',
  data: {
    legacyId: read.integer(row, 'id') ?? 0,
    action: read.text(row, 'action') ?? 'created',
    ...optionalField('oldStatus', read.text(row, 'old_status')),
    ...optionalField('newStatus', read.text(row, 'new_status')),
    ...optionalField('oldExpiresAt', read.instant(row, 'old_expires_at')),
    ...optionalField('newExpiresAt', read.instant(row, 'new_expires_at')),
    ...optionalField('oldCycle', read.text(row, 'old_billing_cycle')),
    ...optionalField('newCycle', read.text(row, 'new_billing_cycle')),
    performerType: read.text(row, 'performed_by_type') ?? 'system',
    happenedAt: read.instant(row, 'created_at') ?? now.toISOString(),
  },
})

/** Names and free texts may tell of persons: they are sealed where the owner's own data is. */
const readPersonalTexts = (
  { read }: ImportRun,
  row: SourceRow,
  history: readonly SourceRow[],
): Record<string, string> =>
  Object.fromEntries(
    [
      ['notes', read.text(row, 'notes')],
      ...history.flatMap((line) => [
        [`performer ${line.id}`, read.text(line, 'performed_by')],
        [`reason ${line.id}`, read.text(line, 'reason')],
        [`notes ${line.id}`, read.text(line, 'notes')],
        [`metadata ${line.id}`, read.text(line, 'metadata_json')],
      ]),
    ].flatMap(([field, text]) => (field && text ? [[field, text] as const] : [])),
  )

const importTexts = async (run: ImportRun, row: SourceRow, license: LicenseRow) => {
  const { project, plugin, history } = license
  const texts = readPersonalTexts(run, row, history)
  if (Object.keys(texts).length === 0) return
  const { vault } = run.base
  const stream = personStream(project.customerId)
  const licenseId = `${project.id}-${plugin}`
  const key = await vault.findPersonKey(project.customerId)
  if (!key) return run.isDryRun ? run.count('LicenseTextsImported') : undefined
  const sealed = vault.sealFields(key, { stream, type: 'LicenseTextsImported' }, texts)
  await appendImport(run, {
    stream,
    decide: (events) =>
      events.some(
        (event) => event.type === 'LicenseTextsImported' && event.data.licenseId === licenseId,
      )
        ? []
        : [{ type: 'LicenseTextsImported', data: { licenseId, sealed } }],
  })
}

const importLicense = async (run: ImportRun, row: SourceRow, license: LicenseRow) => {
  const { project, plugin, legacyId, history } = license
  await appendImport(run, {
    stream: licenseStream(project.id, plugin),
    decide: (events) => [
      ...(isImported(events, 'LicenseImported', legacyId)
        ? []
        : [createLicenseEvent(run, row, license)]),
      ...history
        .filter(({ id }) => !isImported(events, 'LicenseHistoryImported', Number(id)))
        .map((line) => createHistoryEvent(run, line)),
    ],
  })
  await importTexts(run, row, license)
}

/** Licenses with the history that the old marketplace wrote. */
export const importLicenses = async (
  run: ImportRun,
  projects: ReadonlyMap<number, ImportedProject>,
) => {
  const { read, rows } = run
  const histories = Map.groupBy(rows.marketplace_license_history, (line) =>
    read.integer(line, 'license_id'),
  )
  const imported = new Set<number | undefined>()
  for (const row of rows.marketplace_license) {
    const legacyId = read.integer(row, 'id')
    const project = projects.get(read.integer(row, 'project_id') ?? 0)
    const plugin = read.text(row, 'plugin_name')
    if (!project || legacyId === undefined || !isImportableName(plugin)) {
      run.leaveOut('marketplace_license', row.id, 'its project or its plugin has no place here')
      continue
    }
    const history = histories.get(legacyId) ?? []
    await importLicense(run, row, { legacyId, project, plugin: toPluginName(plugin), history })
    imported.add(legacyId)
  }
  for (const [licenseId, lines] of histories)
    if (!imported.has(licenseId))
      for (const { id } of lines)
        run.leaveOut('marketplace_license_history', id, 'its license is not there')
}
