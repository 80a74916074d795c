import type { DomainEvent, RecordedEvent } from '../../../events'
import { categoryStream, projectTypeStream } from '../../../events/streams'
import type { ImportRun } from './import-run'
import { appendImport, isImported, optionalField } from './import-run'
import type { SourceRow } from './source-row'

const codePattern = /^[a-z0-9][a-z0-9_-]{0,63}$/

/** A description that nobody has given here yet. */
const createMissingDescription = <Type extends 'ProjectTypeDescribed' | 'CategoryDescribed'>(
  type: Type,
  events: readonly RecordedEvent[],
  description: string | undefined,
): DomainEvent[] => {
  const latest = events.findLast((event) => event.type === type)
  const fields =
    latest && 'fields' in latest.data ? (latest.data.fields as Record<string, string>) : {}
  if (!description || fields.description) return []
  return [{ type, data: { fields: { ...fields, description } } } as DomainEvent]
}

type ProjectTypes = {
  /** Code by the old number. */
  codes: ReadonlyMap<number, string>
}

const importProjectType = async (run: ImportRun, row: SourceRow, isBase: boolean) => {
  const { read } = run
  const code = read.text(row, 'code')
  const legacyId = read.integer(row, 'id')
  if (!code || legacyId === undefined || !codePattern.test(code)) {
    run.leaveOut(
      'marketplace_project_type',
      row.id,
      `its code ${code ?? 'is missing'} fits no type`,
    )
    return undefined
  }
  const description = read.text(row, 'description')
  const trialDays = read.integer(row, 'trial_days') ?? 0
  const isActive = read.isTrue(row, 'is_active', true)
  await appendImport(run, {
    stream: projectTypeStream(code),
    decide: (events) => {
      if (isImported(events, 'ProjectTypeImported', legacyId)) return []
      const offered: DomainEvent[] = [
        {
          type: 'ProjectTypeOffered',
          data: {
            code,
            displayName: read.text(row, 'name') ?? code,
            trialDays,
            isFree: read.isTrue(row, 'is_free', false),
            order: read.integer(row, 'sort_order') ?? 0,
          },
        },
        ...(isBase ? [{ type: 'BaseTypeChosen' as const, data: {} }] : []),
        ...(isActive ? [] : [{ type: 'ProjectTypeWithdrawn' as const, data: {} }]),
      ]
      if (events.length > 0) run.note(`project type ${code} is here already and stays as it is`)
      return [
        ...(events.length > 0 ? [] : offered),
        ...createMissingDescription('ProjectTypeDescribed', events, description),
        {
          type: 'ProjectTypeImported',
          data: { legacyId, isActive, ...optionalField('description', description) },
        },
      ]
    },
  })
  return [legacyId, code] as const
}

/** Where this marketplace has a base type already, the old one's mark is not taken over. */
const findBaseType = async ({ base: { sql } }: ImportRun) => {
  const [found] = await sql<
    { code: string }[]
  >`select code from project_types where base_chosen_at is not null limit 1`
  return found?.code
}

export const importProjectTypes = async (run: ImportRun): Promise<ProjectTypes> => {
  const known = await findBaseType(run)
  const codes = new Map<number, string>()
  for (const row of run.rows.marketplace_project_type) {
    // A base without this column stopped at a revision whose base type is this one.
    const isMarked = run.read.isTrue(row, 'is_base_type', row.code === 'einzelkunde')
    const entry = await importProjectType(run, row, isMarked && known === undefined)
    if (entry) codes.set(...entry)
  }
  return { codes }
}

/** Codes of the old categories by their numbers. */
export const importCategories = async (run: ImportRun): Promise<ReadonlyMap<number, string>> => {
  const { read } = run
  const codes = new Map<number, string>()
  for (const row of run.rows.marketplace_plugin_category) {
    const code = read.text(row, 'code')
    const legacyId = read.integer(row, 'id')
    if (!code || legacyId === undefined || !codePattern.test(code)) {
      run.leaveOut('marketplace_plugin_category', row.id, 'its code fits no category')
      continue
    }
    const description = read.text(row, 'description_de')
    const named: DomainEvent = {
      type: 'CategoryNamed',
      data: {
        code,
        displayName: read.text(row, 'name_de') ?? code,
        icon: (read.text(row, 'icon') ?? 'puzzle').replace(/^ti ti-/, ''),
        color: read.text(row, 'color_hex') ?? '#64748b',
        order: read.integer(row, 'sort_order') ?? 0,
      },
    }
    await appendImport(run, {
      stream: categoryStream(code),
      decide: (events) =>
        isImported(events, 'CategoryImported', legacyId)
          ? []
          : [
              ...(events.length > 0 ? [] : [named]),
              ...createMissingDescription('CategoryDescribed', events, description),
              {
                type: 'CategoryImported',
                data: { legacyId, ...optionalField('description', description) },
              },
            ],
    })
    codes.set(legacyId, code)
  }
  return codes
}
