import type { FC } from 'hono/jsx'
import type { HistoryEntry } from '../../audit/history-entry'
import type { Texts } from '../../texts/de'
import type { DisplayNames } from '../../texts/display-names'
import type { ActionView, RefusedForm } from '../actions/action-view'

/** One bundle, project type, category or base domain. */
export type CatalogueItem = {
  /** Its code, or the name of a base domain. */
  id: string
  displayName: string
  withdrawn: boolean
}

/** What a form offers to choose from besides the item itself; no item where it is a new one. */
export type CatalogueFormModel<Item, Choices> = { item?: Item | undefined; choices: Choices }

type CatalogueSectionTexts = Record<
  'title' | 'all' | 'intro' | 'emptyTitle' | 'emptyText' | 'emptyReader' | 'add',
  string
> & { count: (count: string, one: boolean) => string }

/** How the pages of one kind of item show them. */
export type CatalogueSectionView<Item extends CatalogueItem, Choices> = {
  tab: CatalogueTab
  texts: (t: Texts) => CatalogueSectionTexts
  Table: FC<{ t: Texts; items: readonly Item[]; choices: Choices }>
  Facts: FC<{ t: Texts; item: Item; choices: Choices }>
}

/** What the page of one item needs of it. */
export type CatalogueItemView<Item extends CatalogueItem, Choices> = Pick<
  CatalogueSectionView<Item, Choices>,
  'tab' | 'Facts'
> & {
  texts: (t: Texts) => { all: string }
  /** Where its page is not below its tab. */
  place?: (item: Item) => { path: string; listPath: string }
}

export type CatalogueTab =
  | 'rollouts'
  | 'plugins'
  | 'bundles'
  | 'project-types'
  | 'categories'
  | 'base-domains'

export type CatalogueListModel<Item extends CatalogueItem, Choices> = {
  items: readonly Item[]
  choices: Choices
  createAction: ActionView<CatalogueFormModel<Item, Choices>>
  /** The form of a new item, where it is open. */
  created?: RefusedForm | undefined
}

/** `actions`: those that are allowed now for this viewer. */
export type CatalogueItemModel<Item extends CatalogueItem, Choices> = {
  item: Item
  choices: Choices
  actions: readonly ActionView<CatalogueFormModel<Item, Choices>>[]
  stream: string
  latest: readonly HistoryEntry[]
  names: DisplayNames
  refused?: RefusedForm | undefined
}
