import type { Price } from '../../../events/price'
import type { FieldError } from '../../../events/refusal-error'
import type { Sql } from '../../../projections/projection'
import type { Catalogue } from '../../../projections/queries/catalogue'
import type { CloseAlertCommand } from '../../domain/alert/decide-close-alert'
import type { BaseDomainCommand } from '../../domain/catalogue/decide-base-domain'
import type { BundleCommand } from '../../domain/catalogue/decide-bundle'
import type { CategoryCommand } from '../../domain/catalogue/decide-category'
import type { PluginCommand } from '../../domain/catalogue/decide-plugin'
import type { PluginVersionCommand } from '../../domain/catalogue/decide-plugin-version'
import type { ProjectTypeCommand } from '../../domain/catalogue/decide-project-type'
import type { CorrectCustomerDetails } from '../../domain/contact/decide-customer-details'
import type { DriftCommand } from '../../domain/drift/decide-drift'
import type { LicenseCommand } from '../../domain/license/decide-license'
import type { OrderCatalogue } from '../../domain/order/order-catalogue'
import type { OrderChannel, OrderRequest } from '../../domain/order/validate-order'
import type { ProjectCommand } from '../../domain/project/commands'
import type { PreviewCommand } from '../../domain/project/preview-command'
import type { RolloutPace } from '../../domain/rollout/pace'
import type { StaffRolloutCommand } from '../../domain/rollout/rollout-decider'
import type { ServerCommand } from '../../domain/server/decide-server'
import type { ServerPoolCommand } from '../../domain/server/decide-server-pool'
import type { ApiTokenCommand } from '../../domain/staff/decide-api-token'
import type { PasswordCommand } from '../../domain/staff/decide-password'
import type { SigningKeys } from '../../security/signing-key'
import type { Vault } from '../../security/vault'
import type { CommandHandler } from '../../store/event-store/command-handler'
import type { EventStore } from '../../store/event-store/event-store'
import type { StreamNotifications } from '../../store/event-store/stream-notifications'
import type { VendorQueries } from '../../vendor-queries/vendor-queries'
import type { VersionPublisher } from '../publishing/version-publisher'

/** The catalogue of this second, and the offer that orders are judged by. */
export type CatalogueSnapshot = { catalogue: Catalogue; offer: OrderCatalogue; etag: string }

type OrderQuote = { price: Price; errors: FieldError[] }

/** All that routes work with; main puts it together. */
export type RouteDependencies = {
  store: EventStore
  sql: Sql
  commands: {
    project: CommandHandler<ProjectCommand>
    license: CommandHandler<LicenseCommand>
    /** To the person whose tokens they are. */
    apiToken: CommandHandler<ApiTokenCommand>
    /** To the member of staff whose password it is. */
    password: CommandHandler<PasswordCommand>
    customer: CommandHandler<CorrectCustomerDetails>
    server: CommandHandler<ServerCommand>
    serverPool: CommandHandler<ServerPoolCommand>
    /** To the plugin whose versions they are. */
    pluginVersion: CommandHandler<PluginVersionCommand>
    drift: CommandHandler<DriftCommand>
    alert: CommandHandler<CloseAlertCommand>
    category: CommandHandler<CategoryCommand>
    plugin: CommandHandler<PluginCommand>
    rollout: CommandHandler<StaffRolloutCommand>
    bundle: CommandHandler<BundleCommand>
    projectType: CommandHandler<ProjectTypeCommand>
    baseDomain: CommandHandler<BaseDomainCommand>
  }
  /** What an order would cost, and the errors it would be refused with. */
  quote: (offer: OrderCatalogue, request: OrderRequest, by: OrderChannel) => OrderQuote
  catalogueSnapshot: () => Promise<CatalogueSnapshot>
  /** What a command would lead to; nothing is stored. */
  previewCommand: PreviewCommand
  vendorQueries: VendorQueries
  vault: Vault
  keys: SigningKeys
  versionPublisher: VersionPublisher
  changes: StreamNotifications
  /** Key of the order tokens. */
  orderTokenKey: Uint8Array
  publicUrl: string
  /** Where customers write to. */
  contactMail: string
  /** Refunds above it need a second person. */
  refundLimitCents: number
  /** Off twelve months, where a yearly price is suggested. */
  yearlyDiscountPercent: number
  /** How long each ring of a rollout is looked at. */
  rolloutPace: RolloutPace
  mode: 'sandbox' | 'live'
  /** Something an operator must see: kept as a row and logged. */
  alert: (kind: string, subject: string, detail: string) => Promise<void>
  now: () => Date
  /** Aborted when this process shall stop: streams end, new ones are turned away. */
  shutdownSignal: AbortSignal
}
