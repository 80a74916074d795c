import { v5 as createUuid } from 'uuid'
import type { DomainEvent, EventType, RecordedEvent } from '../../../events'
import type { Statement } from '../../store/postgres/statement'
import type { CoreServices } from '../open-core-services'
import type { ImportSource, SourceTable } from './read-source'

const importContext = {
  by: 'system:import',
  correlationId: 'import',
  causationId: 'import',
} as const

const importNamespace = '6f9d5c0e-7d0b-5b63-9a53-2c5d1f3f8d11'

/** The same id in every run, for what the old marketplace numbers. */
export const createImportId = (kind: 'project' | 'owner', legacyId: number) =>
  createUuid(`${kind} ${legacyId}`, importNamespace)

/** What a source's rows become here, and what is said about it. */
export type ImportRun = ImportSource & {
  base: Pick<CoreServices, 'sql' | 'store' | 'vault'>
  isDryRun: boolean
  now: Date
  /** A line of the report. */
  note(line: string): void
  /** A row that becomes nothing here, and why. */
  leaveOut(table: SourceTable, id: unknown, why: string): void
  /** Events that this run recorded, or would record. */
  count(type: EventType, many?: number): void
}

type StreamImport = {
  stream: string
  decide(events: readonly RecordedEvent[]): readonly DomainEvent[]
  statements?: readonly Statement[]
}

/** What a stream lacks of the source, appended at once; in a dry run only counted. */
export const appendImport = async (
  { base: { store }, isDryRun, count }: ImportRun,
  { stream, decide, statements = [] }: StreamImport,
): Promise<readonly DomainEvent[]> => {
  let decided: readonly DomainEvent[] = []
  const build = async () => {
    const { events, version } = await store.read(stream)
    decided = decide(events)
    return { appends: [{ stream, expectedVersion: version, events: decided }], statements }
  }
  if (isDryRun) await build()
  else await store.commit(importContext, build)
  for (const { type } of decided) count(type)
  return decided
}

/** Whether a row of the old marketplace is recorded here already. */
export const isImported = (
  events: readonly RecordedEvent[],
  type: EventType,
  legacyId: number,
): boolean =>
  events.some(
    (event) => event.type === type && 'legacyId' in event.data && event.data.legacyId === legacyId,
  )

/** `{ description: 'Text' }`, or nothing where there is none. */
export const optionalField = <Name extends string, T>(name: Name, value: T | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [N in Name]?: T }
