import { createHash } from 'node:crypto'
import type { RecordedEvent } from '../../events'
import { parseStreamKind } from '../../events/streams'
import type { Sql } from '../../projections/projection'
import type { Catalogue } from '../../projections/queries/catalogue'
import { readCatalogue, toOrderCatalogue } from '../../projections/queries/catalogue'
import { calculateOrderPrice, validateOrder } from '../domain/order/validate-order'
import type { CatalogueSnapshot, RouteDependencies } from '../routes/http/route-dependencies'
import type { StreamNotifications } from '../store/event-store/stream-notifications'

const catalogueKinds = new Set<ReturnType<typeof parseStreamKind>>([
  'plugin',
  'bundle',
  'project_type',
  'category',
  'base_domain',
])

const createSnapshot = (catalogue: Catalogue): CatalogueSnapshot => ({
  catalogue,
  offer: toOrderCatalogue(catalogue),
  etag: `"${createHash('sha256').update(JSON.stringify(catalogue)).digest('base64url').slice(0, 22)}"`,
})

/** The catalogue in memory, read anew after each of its events, on whichever instance. */
export const openCatalogueSnapshot = (
  sql: Sql,
  changes: StreamNotifications,
): (() => Promise<CatalogueSnapshot>) => {
  let held: Promise<CatalogueSnapshot> | undefined
  changes.subscribe((stream: RecordedEvent['stream']) => {
    if (stream === '*' || catalogueKinds.has(parseStreamKind(stream))) held = undefined
  })
  return () => {
    held ??= readCatalogue(sql)
      .then(createSnapshot)
      .catch((error) => {
        held = undefined
        throw error
      })
    return held
  }
}

/** What a wish costs and what speaks against it, at this moment. */
export const createOrderQuote =
  (now: () => Date): RouteDependencies['quote'] =>
  (offer, request, by) => {
    const at = now().toISOString()
    return {
      price: calculateOrderPrice(offer, request, at),
      errors: validateOrder(offer, request, by, at),
    }
  }
