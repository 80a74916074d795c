import { createHash } from 'node:crypto'
import type { RecordedEvent } from '../../events'
import { parseStreamKind } from '../../events/streams'
import type { Sql } from '../../projections/projection'
import type { Catalogue } from '../../projections/queries/catalogue'
import { readCatalogue, toOrderCatalogue } from '../../projections/queries/catalogue'
import { findNextPriceChange } from '../domain/catalogue/select-price'
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

/** Prices begin and end by themselves: with the next change its entity tag is another. */
const createSnapshot = (
  catalogue: Catalogue,
  nextChange: string | undefined,
): CatalogueSnapshot => {
  const content = JSON.stringify([catalogue, nextChange])
  return {
    catalogue,
    offer: toOrderCatalogue(catalogue),
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
  }
}

type HeldSnapshot = { snapshot: CatalogueSnapshot; nextChange: string | undefined }

const readSnapshot = async (sql: Sql, now: string): Promise<HeldSnapshot> => {
  const catalogue = await readCatalogue(sql)
  const nextChange = findNextPriceChange(catalogue.prices, now)
  return { snapshot: createSnapshot(catalogue, nextChange), nextChange }
}

/**
 * The catalogue in memory, read anew after each of its events, on whichever instance, and when a
 * price begins or ends.
 */
export const openCatalogueSnapshot = (
  sql: Sql,
  changes: StreamNotifications,
  now: () => Date,
): (() => Promise<CatalogueSnapshot>) => {
  let held: Promise<HeldSnapshot> | undefined
  changes.subscribe((stream: RecordedEvent['stream']) => {
    if (stream === '*' || catalogueKinds.has(parseStreamKind(stream))) held = undefined
  })
  const read = () => {
    const reading = readSnapshot(sql, now().toISOString()).catch((error) => {
      if (held === reading) held = undefined
      throw error
    })
    held = reading
    return reading
  }
  return async () => {
    const { snapshot, nextChange } = await (held ?? read())
    const isOutdated = nextChange !== undefined && Date.parse(nextChange) <= now().getTime()
    return isOutdated ? (await read()).snapshot : snapshot
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
