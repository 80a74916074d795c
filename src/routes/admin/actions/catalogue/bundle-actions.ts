import { z } from 'zod'
import { billingCycles } from '../../../../../events/codes'
import { BundleFields } from '../../../../../views/admin/catalogue/bundle-fields'
import type { BundleChoices, BundleItem } from '../../../../../views/admin/catalogue/bundle-model'
import { keepFilled } from '../../../../domain/catalogue/catalogue-state'
import type { BundleCommand } from '../../../../domain/catalogue/decide-bundle'
import type { FormFields } from '../../../http/form-fields'
import { type ActionContext, type AdminAction, defineCodedAction } from '../define-action'
import { catalogueCode, namedLook, yesOrNo } from './catalogue-inputs'
import type { CatalogueItemKind } from './catalogue-item-kind'

type BundleKind = CatalogueItemKind<BundleItem, BundleChoices, BundleCommand>

const defineBundleAction = defineCodedAction<BundleKind>()((t) => t.catalogue.bundles.actions)

const terms = z.object({
  ...namedLook,
  projectType: z.string('REQUIRED').min(1, 'REQUIRED'),
  billingCycle: z.enum(billingCycles, 'INVALID'),
  discountPercent: z
    .string('REQUIRED')
    .min(1, 'REQUIRED')
    .regex(/^(?:100|\d{1,2})$/, 'BAD_PERCENT')
    .transform(Number),
  isDefault: yesOrNo,
})

const chosenPlugin = 'plugin.'

/** Those that are in it already keep their place; others follow as the list shows them. */
const readPlugins = (
  fields: FormFields,
  { item, choices }: ActionContext<BundleKind>['subject'],
): string[] => {
  const isChosen = (name: string) => fields[`${chosenPlugin}${name}`] !== undefined
  const kept = (item?.plugins ?? []).filter(isChosen)
  const added = choices.plugins
    .map(({ name }) => name)
    .filter((name) => isChosen(name) && !kept.includes(name))
  return [...kept, ...added]
}

const toTerms = (
  { displayNameEn, icon, color, order, ...offered }: z.infer<typeof terms>,
  { fields, subject }: ActionContext<BundleKind>,
) => ({
  ...offered,
  plugins: readPlugins(fields, subject),
  fields: keepFilled({ displayNameEn, icon, color, order: String(order) }),
})

const termsForm = {
  plan: 'computed',
  Fields: BundleFields,
  labels: (t) => t.catalogue.fields,
} satisfies Partial<AdminAction<BundleKind>>

/** A new bundle. */
export const bundleCreation = defineBundleAction({
  ...termsForm,
  code: 'new',
  reasons: ['rangeExtended', 'other'],
  isAllowed: () => true,
  input: () => terms.extend({ code: catalogueCode }),
  command: ({ code: _, ...input }, context) => ({
    type: 'OfferBundle',
    data: toTerms(input, context),
  }),
})

/** Orders that were placed keep their price. */
const description = defineBundleAction({
  ...termsForm,
  code: 'description',
  reasons: ['termsRevised', 'moreTelling', 'corrected', 'other'],
  isAllowed: ({ withdrawn }) => !withdrawn,
  input: () => terms,
  command: (input, context) => ({ type: 'ChangeBundle', data: toTerms(input, context) }),
})

const offeredAgain = defineBundleAction({
  ...termsForm,
  code: 'offer',
  reasons: ['rangeExtended', 'addedByMistake', 'other'],
  placement: { kind: 'next', rank: 1 },
  isAllowed: ({ withdrawn }) => withdrawn,
  input: () => terms,
  command: (input, context) => ({ type: 'OfferBundle', data: toTerms(input, context) }),
})

const withdrawal = defineBundleAction({
  code: 'withdrawal',
  reasons: ['rangeReduced', 'addedByMistake', 'other'],
  plan: 'computed',
  isDangerous: true,
  isAllowed: ({ withdrawn }) => !withdrawn,
  command: () => ({ type: 'WithdrawBundle' }),
})

export const bundleActions: readonly AdminAction<BundleKind>[] = [
  offeredAgain,
  description,
  withdrawal,
]
