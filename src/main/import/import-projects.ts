import { createHash } from 'node:crypto'
import type { DomainEvent } from '../../../events'
import { RefusalError } from '../../../events/refusal-error'
import { personStream, projectStream } from '../../../events/streams'
import { customerLookupRows } from '../../store/ledgers/customer-search'
import type { Statement } from '../../store/postgres/statement'
import { createStatement } from '../../store/postgres/statement'
import { toPluginName } from './import-plugins'
import type { ImportRun } from './import-run'
import { appendImport, createImportId, isImported, optionalField } from './import-run'
import type { SourceRow } from './source-row'

export type ImportedProject = { id: string; customerId: string; slug: string }

/** An owner's id follows from the oldest of her projects; addresses themselves are no part of ids. */
const createOwnerIds = ({ rows, read }: ImportRun): ReadonlyMap<string, string> => {
  const ids = new Map<string, string>()
  for (const row of rows.marketplace_project) {
    const email = read.text(row, 'owner_email') ?? ''
    const legacyId = read.integer(row, 'id')
    if (legacyId !== undefined && !ids.has(email)) ids.set(email, createImportId('owner', legacyId))
  }
  return ids
}

const importOwner = async (
  run: ImportRun,
  customerId: string,
  fields: { name: string; email: string },
) => {
  const { vault } = run.base
  const stream = personStream(customerId)
  const { key, wrapped } = vault.createPersonKey(customerId)
  const isKnown = (await run.base.store.read(stream)).version > 0
  if (isKnown) return
  const sealed = vault.sealFields(key, { stream, type: 'CustomerRegistered' }, fields)
  await appendImport(run, {
    stream,
    decide: (events) =>
      events.length > 0 ? [] : [{ type: 'CustomerRegistered', data: { sealed } }],
    statements: [
      createStatement(
        'insert into person_keys (person_id, wrapped_key) values ($1, $2) on conflict do nothing',
        [customerId, wrapped],
      ),
      ...customerLookupRows(customerId, {
        emailHmac: vault.hashEmail(fields.email),
        terms: vault.hashPersonTerms(fields),
      }),
    ],
  })
}

/** Hex, as `legacy_keys` holds it: of the key itself nothing is kept. */
const hashKey = (key: string) => createHash('sha256').update(key).digest('hex')

/** A key that was renewed before this run takes the place of the one before it, as it did there. */
const keyStatements = (projectId: string, key: string | undefined): Statement[] =>
  key === undefined
    ? []
    : [
        createStatement('delete from legacy_keys where project_id = $1 and key_hash <> $2', [
          projectId,
          hashKey(key),
        ]),
        createStatement(
          'insert into legacy_keys (key_hash, project_id) values ($1, $2) on conflict do nothing',
          [hashKey(key), projectId],
        ),
      ]

type ProjectRow = { legacyId: number; id: string; customerId: string; name: string; slug: string }

const createImportedEvent = (
  { read, now }: ImportRun,
  row: SourceRow,
  { legacyId, customerId, name }: ProjectRow,
  slugs: { slug: string; legacySlug?: string },
  projectTypes: ReadonlyMap<number, string>,
): DomainEvent => ({
  type: 'ProjectImported',
  data: {
    legacyId,
    customerId,
    name,
    ...slugs,
    ...optionalField('projectType', projectTypes.get(read.integer(row, 'project_type_id') ?? 0)),
    isActive: read.isTrue(row, 'is_active', true),
    isSuperadmin: read.isTrue(row, 'is_superadmin', false),
    ...optionalField('trialStartsAt', read.instant(row, 'trial_start_date')),
    ...optionalField('trialEndsAt', read.instant(row, 'trial_end_date')),
    createdAt: read.instant(row, 'created_at') ?? now.toISOString(),
  },
})

const importProject = async (
  run: ImportRun,
  row: SourceRow,
  project: ProjectRow,
  projectTypes: ReadonlyMap<number, string>,
) => {
  const { id, slug, legacyId } = project
  const statements = keyStatements(id, run.read.text(row, 'api_key'))
  const append = (slugs: { slug: string; legacySlug?: string }) =>
    appendImport(run, {
      stream: projectStream(id),
      statements,
      decide: (events) =>
        events.length > 0 ? [] : [createImportedEvent(run, row, project, slugs, projectTypes)],
    })
  try {
    await append({ slug })
  } catch (error) {
    if (!(error instanceof RefusalError) || error.code !== 'SLUG_TAKEN') throw error
    const other = `${slug}-v-flask-${legacyId}`
    run.note(`project ${slug}: another project here has its slug, so it is ${other}`)
    await append({ slug: other, legacySlug: slug })
  }
}

/** The satellites with their owners and keys; answers them by their old numbers. */
export const importProjects = async (
  run: ImportRun,
  projectTypes: ReadonlyMap<number, string>,
): Promise<ReadonlyMap<number, ImportedProject>> => {
  const { read } = run
  const owners = createOwnerIds(run)
  const projects = new Map<number, ImportedProject>()
  for (const row of run.rows.marketplace_project) {
    const [legacyId, slug] = [read.integer(row, 'id'), read.text(row, 'slug')]
    const email = read.text(row, 'owner_email') ?? ''
    const customerId = owners.get(email)
    if (legacyId === undefined || !slug || !customerId) {
      run.leaveOut('marketplace_project', row.id, 'it has no number or no slug')
      continue
    }
    if (!read.text(row, 'api_key')) run.note(`project ${slug} has no key and cannot sign in`)
    const name = read.text(row, 'name') ?? slug
    const project = { legacyId, id: createImportId('project', legacyId), customerId, name, slug }
    await importOwner(run, customerId, { name, email })
    await importProject(run, row, project, projectTypes)
    projects.set(legacyId, project)
  }
  return projects
}

/** Payments of the old marketplace, for the record. */
export const importOrders = async (
  run: ImportRun,
  projects: ReadonlyMap<number, ImportedProject>,
) => {
  const { read } = run
  for (const row of run.rows.marketplace_order) {
    const project = projects.get(read.integer(row, 'project_id') ?? 0)
    const [legacyId, plugin] = [read.integer(row, 'id'), read.text(row, 'plugin_name')]
    if (!project || legacyId === undefined || !plugin) {
      run.leaveOut('marketplace_order', row.id, 'its project is not there')
      continue
    }
    const paymentRef =
      read.text(row, 'stripe_payment_intent_id') ?? read.text(row, 'stripe_session_id')
    const event: DomainEvent = {
      type: 'OrderImported',
      data: {
        legacyId,
        plugin: toPluginName(plugin),
        amountCents: read.integer(row, 'amount_cents') ?? 0,
        status: read.text(row, 'status') ?? 'pending',
        ...optionalField('paymentRef', paymentRef),
        orderedAt: read.instant(row, 'created_at') ?? run.now.toISOString(),
        ...optionalField('completedAt', read.instant(row, 'completed_at')),
      },
    }
    await appendImport(run, {
      stream: projectStream(project.id),
      decide: (events) => (isImported(events, 'OrderImported', legacyId) ? [] : [event]),
    })
  }
}
