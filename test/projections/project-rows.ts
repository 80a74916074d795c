import type { DomainEvent } from '../../events'
import { projections } from '../../projections/all'
import { buildReadModelRows } from '../../src/store/read-models/read-model-rows'
import { toRecordedEvents } from '../support/decider-specification'

/** What these events of one stream leave behind, table by table. */
export const projectRows = (stream: string, ...events: readonly DomainEvent[]) =>
  Object.fromEntries(
    [...buildReadModelRows(projections, toRecordedEvents(stream, ...events))].flatMap(
      ([{ table }, some]) => (some.length > 0 ? [[table, some]] : []),
    ),
  )
