import type { VrsEvent } from '../../events'
import { projections } from '../../projections/all'
import { pictureOf } from '../../src/store/picture'
import { recorded } from '../given'

/** What these events of one stream leave behind, table by table. */
export const rowsAfter = (stream: string, ...events: readonly VrsEvent[]) =>
  Object.fromEntries(
    [...pictureOf(projections, recorded(stream, ...events))].flatMap(([{ table }, some]) =>
      some.length > 0 ? [[table, some]] : [],
    ),
  )
