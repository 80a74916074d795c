import type { VrsEvent } from '../../events'
import { projections } from '../../projections/all'
import { pictureOf } from '../../src/store/read-models/read-model-rows'
import { recorded } from '../support/decider-specification'

/** What these events of one stream leave behind, table by table. */
export const rowsAfter = (stream: string, ...events: readonly VrsEvent[]) =>
  Object.fromEntries(
    [...pictureOf(projections, recorded(stream, ...events))].flatMap(([{ table }, some]) =>
      some.length > 0 ? [[table, some]] : [],
    ),
  )
