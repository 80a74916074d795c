import { z } from 'zod'
import type { ProjectTypeItem } from '../../../../../projections/queries/catalogue-items'
import { ProjectTypeFields } from '../../../../../views/admin/catalogue/project-type-views'
import { keepFilled } from '../../../../domain/catalogue/catalogue-state'
import type { ProjectTypeCommand } from '../../../../domain/catalogue/decide-project-type'
import { type AdminAction, defineCodedAction } from '../define-action'
import { catalogueCode, namedLook, wholeNumber, yesOrNo } from './catalogue-inputs'
import type { CatalogueItemKind } from './catalogue-item-kind'

type ProjectTypeKind = CatalogueItemKind<ProjectTypeItem, Record<string, never>, ProjectTypeCommand>

const defineProjectTypeAction = defineCodedAction<ProjectTypeKind>()(
  (t) => t.catalogue.projectTypes.actions,
)

const maxTrialDays = 365

const terms = z.object({
  ...namedLook,
  trialDays: wholeNumber(maxTrialDays),
  isFree: yesOrNo,
})

const toTerms = ({ displayNameEn, icon, color, ...offered }: z.infer<typeof terms>) => ({
  ...offered,
  fields: keepFilled({ displayNameEn, icon, color }),
})

const termsForm = {
  plan: 'computed',
  Fields: ProjectTypeFields,
  labels: (t) => t.catalogue.fields,
} satisfies Partial<AdminAction<ProjectTypeKind>>

/** A new project type. */
export const projectTypeCreation = defineProjectTypeAction({
  ...termsForm,
  code: 'new',
  reasons: ['rangeExtended', 'other'],
  isAllowed: () => true,
  input: () => terms.extend({ code: catalogueCode }),
  command: ({ code: _, ...input }) => ({ type: 'OfferProjectType', data: toTerms(input) }),
})

const description = defineProjectTypeAction({
  ...termsForm,
  code: 'description',
  reasons: ['moreTelling', 'corrected', 'termsRevised', 'other'],
  isAllowed: ({ withdrawn }) => !withdrawn,
  input: () => terms,
  command: (input) => ({ type: 'ChangeProjectType', data: toTerms(input) }),
})

/** Types without a price of their own pay the price of the new base. */
const baseChoice = defineProjectTypeAction({
  code: 'base',
  reasons: ['termsRevised', 'other'],
  plan: 'computed',
  isAllowed: ({ withdrawn, isBase, isFree }) => !withdrawn && !isBase && !isFree,
  command: () => ({ type: 'ChooseBaseType' }),
})

/** What was offered before, perhaps on other terms. */
const offeredAgain = defineProjectTypeAction({
  ...termsForm,
  code: 'offer',
  reasons: ['rangeExtended', 'addedByMistake', 'other'],
  placement: { kind: 'next', rank: 1 },
  isAllowed: ({ withdrawn }) => withdrawn,
  input: () => terms,
  command: (input) => ({ type: 'OfferProjectType', data: toTerms(input) }),
})

const withdrawal = defineProjectTypeAction({
  code: 'withdrawal',
  reasons: ['rangeReduced', 'addedByMistake', 'other'],
  plan: 'computed',
  isDangerous: true,
  isAllowed: ({ withdrawn, isBase }) => !withdrawn && !isBase,
  command: () => ({ type: 'WithdrawProjectType' }),
})

export const projectTypeActions: readonly AdminAction<ProjectTypeKind>[] = [
  offeredAgain,
  description,
  baseChoice,
  withdrawal,
]
