import { z } from 'zod'
import { RefusalError } from '../../../../../events/refusal-error'
import type { RecordedPrice } from '../../../../../projections/queries/plugin-prices'
import { PriceEndField } from '../../../../../views/admin/catalogue/prices/limited-prices'
import type { LimitedPrice } from '../../../../../views/admin/catalogue/prices/price-view-model'
import { addDays, startOfBerlinDay } from '../../../../domain/calendar/berlin-calendar'
import type { PluginCommand } from '../../../../domain/catalogue/decide-plugin'
import type { MatrixRow } from '../../../../domain/catalogue/price-matrix'
import { draftPrices, toChangePrices } from '../../catalogue/price-draft'
import type { ActionContext } from '../define-action'
import { type AdminAction, defineCodedAction } from '../define-action'
import type { CatalogueActionKind } from './catalogue-target'

export type MatrixSubject = {
  id: string
  displayName: string
  matrix: readonly MatrixRow<RecordedPrice>[]
  licenses: Readonly<Record<string, number>>
}

export type PricesKind = CatalogueActionKind<MatrixSubject, object, unknown, PluginCommand>
export type PluginPriceKind = CatalogueActionKind<
  { id: string; displayName: string; limited: LimitedPrice },
  object,
  LimitedPrice,
  PluginCommand
>

const readDraft = ({ subject, fields, locale, deps }: ActionContext<PricesKind>) =>
  draftPrices(subject.matrix, fields, locale, deps.now())

/** Publishes what was typed into the matrix, all cells at once. */
export const prices = defineCodedAction<PricesKind>()((t) => t.catalogue.prices.actions)({
  code: 'prices',
  reasons: ['priceReview', 'promotion', 'rangeExtended', 'corrected', 'other'],
  plan: 'computed',
  isAllowed: () => true,
  assertReady: async (context) => {
    if (toChangePrices(readDraft(context)).changes.length > 0) return
    throw new RefusalError(
      'NOTHING_CHANGED',
      `expected other prices of ${context.subject.id}, found those in force`,
      [{ pointer: '', code: 'NOTHING_CHANGED' }],
    )
  },
  command: (_, context) => {
    const draft = readDraft(context)
    return draft.errors.length > 0
      ? [...draft.errors]
      : { type: 'ChangePrices', data: toChangePrices(draft) }
  },
})

const definePriceAction = defineCodedAction<PluginPriceKind>()((t) => t.catalogue.prices.actions)

/** A price that ends by itself. */
const end = definePriceAction({
  code: 'end',
  reasons: ['priceReview', 'promotion', 'notNeeded', 'corrected', 'other'],
  plan: 'computed',
  Fields: PriceEndField,
  labels: (t) => ({ validUntil: t.catalogue.prices.validUntil }),
  isAllowed: () => true,
  input: () => z.object({ validUntil: z.iso.date({ error: 'REQUIRED' }) }),
  command: ({ validUntil }, { subject: { limited } }) => {
    const { projectType, cycle, validFrom } = limited.price
    // The last day is included.
    const data = {
      projectType,
      cycle,
      validFrom,
      validUntil: startOfBerlinDay(addDays(validUntil, 1)),
    }
    return { type: 'EndPrice', data }
  },
})

/** A planned price that does not come. */
const drop = definePriceAction({
  code: 'drop',
  reasons: ['priceReview', 'notNeeded', 'corrected', 'other'],
  plan: 'computed',
  isAllowed: () => true,
  command: (_, { subject: { limited } }) => {
    const { projectType, cycle, validFrom } = limited.price
    return { type: 'DropPlannedPrice', data: { projectType, cycle, validFrom } }
  },
})

export const priceActions: readonly AdminAction<PluginPriceKind>[] = [end, drop]
