import { createHash } from 'node:crypto'
import type { Happened } from '../../events'
import { kindOf } from '../../events/streams'
import type { Sql } from '../../projections/projection'
import type { Catalogue } from '../../projections/queries/catalogue'
import { readCatalogue } from '../../projections/queries/catalogue'
import { resolvable } from '../domain/license/plugin-lock'
import { orderFaults, orderPrice } from '../domain/order/validate-order'
import type { Desk, Stock } from '../routes/http/route-dependencies'
import type { Changes } from '../store/event-store/stream-notifications'

const kinds = new Set<ReturnType<typeof kindOf>>([
  'plugin',
  'bundle',
  'project_type',
  'category',
  'base_domain',
])

const stocked = (catalogue: Catalogue): Stock => ({
  catalogue,
  offer: { ...catalogue, resolvable: resolvable(catalogue.versions) },
  etag: `"${createHash('sha256').update(JSON.stringify(catalogue)).digest('base64url').slice(0, 22)}"`,
})

/** The catalogue in memory, read anew after each of its events, on whichever instance. */
export const openStock = (sql: Sql, changes: Changes): (() => Promise<Stock>) => {
  let held: Promise<Stock> | undefined
  changes.watch((stream: Happened['stream']) => {
    if (stream === '*' || kinds.has(kindOf(stream))) held = undefined
  })
  return () => {
    held ??= readCatalogue(sql)
      .then(stocked)
      .catch((error) => {
        held = undefined
        throw error
      })
    return held
  }
}

/** What a wish costs and what speaks against it, at this moment. */
export const quoting =
  (now: () => Date): Desk['quote'] =>
  (offer, wish, by) => {
    const at = now().toISOString()
    return { price: orderPrice(offer, wish, at), faults: orderFaults(offer, wish, by, at) }
  }
