import type { Price } from '../../events/project'
import type { Fault } from '../../events/refused'
import type { Catalogue } from '../../projections/catalogue'
import type { Sql } from '../../projections/projection'
import type { ApiTokenCommand } from '../deciders/api-token'
import type { DriftCommand } from '../deciders/drift'
import type { Foresee } from '../deciders/foresee'
import type { LicenseCommand } from '../deciders/license'
import type { Offer } from '../deciders/offer'
import type { Orderer, OrderWish } from '../deciders/order'
import type { ProjectCommand } from '../deciders/project-commands'
import type { ServerCommand } from '../deciders/server'
import type { ServerPoolCommand } from '../deciders/server-pool'
import type { Questions } from '../questions/questions'
import type { SigningKeys } from '../security/signing-key'
import type { Vault } from '../security/vault'
import type { Changes } from '../store/changes'
import type { Tell } from '../store/commands'
import type { Store } from '../store/store'

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
