import type { FieldError } from '../../../../events/refusal-error'
import type { RecordedPrice } from '../../../../projections/queries/plugin-prices'
import type {
  PriceValidity,
  WantedPrice,
} from '../../../../src/domain/catalogue/decide-plugin-prices'
import type { MatrixCell, MatrixRow } from '../../../../src/domain/catalogue/price-matrix'
import type { ActionView, RefusedForm } from '../../actions/action-view'

/** What the inputs of a cell hold. */
type CellTexts = { net: string; setup: string }

export type DraftCell = CellTexts & {
  cell: MatrixCell<RecordedPrice>
  /** What the editor has seen of it, and the texts that stood there then. */
  seen: string
  before: CellTexts
  /** What it shall become; absent where nothing changes. */
  wanted?: WantedPrice
  /** What somebody else has made of it meanwhile. */
  conflict?: CellTexts
  errors: readonly FieldError[]
}

export type DraftRow = Omit<MatrixRow<RecordedPrice>, 'cells'> & { cells: readonly DraftCell[] }

export type PriceDraft = {
  rows: readonly DraftRow[]
  validity: PriceValidity
  errors: readonly FieldError[]
}

/** One own price of the plugin that ends or begins later, with the acts on it. */
export type LimitedPrice = {
  price: RecordedPrice
  /** The address of its acts. */
  id: string
  isPlanned: boolean
}

export type PricesModel = {
  plugin: { id: string; displayName: string }
  plugins: readonly { id: string; displayName: string; category: string }[]
  draft: PriceDraft
  /** As they were typed. */
  values: Readonly<Record<string, string>>
  prices: readonly LimitedPrice[]
  licenses: Readonly<Record<string, number>>
  /** Names of staff by id, as far as they set one of these prices. */
  people: Readonly<Record<string, string>>
  discountPercent: number
  action: ActionView<unknown>
  priceActions: readonly ActionView<LimitedPrice>[]
  canManage: boolean
  /** Its prices were published just now: what was kept of the draft is outdated. */
  isPublished: boolean
  /** The cell that the yearly suggestion was taken over into. */
  suggestedType?: string | undefined
  refused?: RefusedForm | undefined
}
