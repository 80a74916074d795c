import { z } from 'zod'
import type { CategoryItem } from '../../../../../projections/queries/catalogue-items'
import { CategoryFields } from '../../../../../views/admin/catalogue/category-views'
import { keepFilled } from '../../../../domain/catalogue/catalogue-state'
import type { CategoryCommand } from '../../../../domain/catalogue/decide-category'
import { type AdminAction, defineCodedAction } from '../define-action'
import { catalogueCode, namedLook } from './catalogue-inputs'
import type { CatalogueItemKind } from './catalogue-item-kind'

type CategoryKind = CatalogueItemKind<CategoryItem, Record<string, never>, CategoryCommand>

const defineCategoryAction = defineCodedAction<CategoryKind>()(
  (t) => t.catalogue.categories.actions,
)

const look = z.object(namedLook)

const toNaming = ({ displayNameEn, ...named }: z.infer<typeof look>) => ({
  ...named,
  fields: keepFilled({ displayNameEn }),
})

/** A new category. */
export const categoryCreation = defineCategoryAction({
  code: 'new',
  reasons: ['rangeExtended', 'other'],
  plan: 'computed',
  Fields: CategoryFields,
  labels: (t) => t.catalogue.fields,
  isAllowed: () => true,
  input: () => look.extend({ code: catalogueCode }),
  command: ({ code: _, ...input }) => ({ type: 'NameCategory', data: toNaming(input) }),
})

const description = defineCategoryAction({
  code: 'description',
  reasons: ['moreTelling', 'corrected', 'other'],
  plan: 'computed',
  Fields: CategoryFields,
  labels: (t) => t.catalogue.fields,
  isAllowed: () => true,
  input: () => look,
  command: (input) => ({ type: 'RenameCategory', data: toNaming(input) }),
})

/** Only an empty one: plugins are given another category before. */
const removal = defineCategoryAction({
  code: 'removal',
  reasons: ['notNeeded', 'addedByMistake', 'other'],
  plan: 'computed',
  isDangerous: true,
  isAllowed: ({ pluginCount }) => pluginCount === 0,
  command: () => ({ type: 'DropCategory' }),
})

export const categoryActions: readonly AdminAction<CategoryKind>[] = [description, removal]
