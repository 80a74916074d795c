import type { Price } from '../../../events/project'
import type { Fault } from '../../../events/refusal-error'
import type { Sql } from '../../../projections/projection'
import type { Catalogue } from '../../../projections/queries/catalogue'
import type { DriftCommand } from '../../domain/drift/decide-drift'
import type { LicenseCommand } from '../../domain/license/decide-license'
import type { Offer } from '../../domain/order/order-catalogue'
import type { Orderer, OrderWish } from '../../domain/order/validate-order'
import type { ProjectCommand } from '../../domain/project/commands'
import type { Foresee } from '../../domain/project/preview-command'
import type { ServerCommand } from '../../domain/server/decide-server'
import type { ServerPoolCommand } from '../../domain/server/decide-server-pool'
import type { ApiTokenCommand } from '../../domain/staff/decide-api-token'
import type { SigningKeys } from '../../security/signing-key'
import type { Vault } from '../../security/vault'
import type { Tell } from '../../store/event-store/command-handler'
import type { Store } from '../../store/event-store/event-store'
import type { Changes } from '../../store/event-store/stream-notifications'
import type { Questions } from '../../vendor-queries/vendor-queries'

/** The catalogue of this second, and the offer that orders are judged by. */
export type Stock = { catalogue: Catalogue; offer: Offer; etag: string }

export type Quote = { price: Price; faults: Fault[] }

/** All that routes work with; main puts it together. */
export type Desk = {
  store: Store
  sql: Sql
  commands: {
    project: Tell<ProjectCommand>
    license: Tell<LicenseCommand>
    /** To the person whose tokens they are. */
    apiToken: Tell<ApiTokenCommand>
    server: Tell<ServerCommand>
    serverPool: Tell<ServerPoolCommand>
    drift: Tell<DriftCommand>
  }
  /** What a wish costs and what speaks against it. */
  quote: (offer: Offer, wish: OrderWish, by: Orderer) => Quote
  stock: () => Promise<Stock>
  /** What a command would lead to; nothing is told. */
  foresee: Foresee
  questions: Questions
  vault: Vault
  keys: SigningKeys
  changes: Changes
  /** Key of the order tokens. */
  orderKey: Uint8Array
  publicUrl: string
  mode: 'sandbox' | 'live'
  /** Something an operator must see: kept as a row and logged. */
  alert: (kind: string, subject: string, detail: string) => Promise<void>
  now: () => Date
  /** Aborted when this process shall stop: streams end, new ones are turned away. */
  draining: AbortSignal
}
