import postgres from 'postgres'
import type { Sql } from '../../../projections/projection'

/** The read pool: camelCase columns, instants as ISO-8601 strings. */
export const openReadPool = (url: string, max = 10): Sql =>
  postgres(url, {
    max,
    onnotice: () => undefined,
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
    connection: { application_name: 'vrs-read' },
    types: {
      instant: {
        to: 1184,
        from: [1184],
        serialize: (value: string | Date) =>
          value instanceof Date ? value.toISOString() : String(value),
        parse: (text: string) => new Date(text).toISOString(),
      },
    },
  }) as unknown as Sql
