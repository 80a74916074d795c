import type {
  CatalogueFormModel,
  CatalogueItem,
} from '../../../../../views/admin/catalogue/catalogue-view-model'
import type { CatalogueActionKind } from './catalogue-target'

/** An act on one item, or on a new one, whose `id` was typed. */
export type CatalogueItemSubject<Item, Choices> = CatalogueFormModel<Item, Choices> & { id: string }

export type CatalogueItemKind<Item extends CatalogueItem, Choices, Command> = CatalogueActionKind<
  CatalogueItemSubject<Item, Choices>,
  Item,
  CatalogueFormModel<Item, Choices>,
  Command
>
