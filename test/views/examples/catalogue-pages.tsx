import type { CategoryItem } from '../../../projections/queries/catalogue-items'
import {
  categoryActions,
  categoryCreation,
} from '../../../src/routes/admin/actions/catalogue/category-actions'
import { CatalogueItemPage } from '../../../views/admin/catalogue/catalogue-item-page'
import { CatalogueListPage } from '../../../views/admin/catalogue/catalogue-list-page'
import { categoryView } from '../../../views/admin/catalogue/category-views'
import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { displayNames } from './display-names'
import { pluginPages } from './plugin-pages'
import { historyEntries } from './project-pages'
import { longName } from './rows'

const category: CategoryItem = {
  id: 'content',
  displayName: 'Inhalte',
  withdrawn: false,
  fields: { displayNameEn: 'Content', icon: 'file-text', color: '#2563eb' },
  order: 0,
  pluginCount: 4,
}
const longCategory: CategoryItem = {
  ...category,
  id: 'with-a-code-of-forty-characters-in-all-1',
  displayName: longName,
  fields: { displayNameEn: longName, icon: 'gone', color: '#be185d' },
  order: 999,
  pluginCount: 1234,
}
const categories: CategoryItem[] = [
  category,
  { ...category, id: 'legal', displayName: 'Rechtliches', fields: { icon: 'scale' }, order: 2 },
  longCategory,
]

const formErrors = [
  { pointer: '/displayName', code: 'REQUIRED' },
  { pointer: '/order', code: 'BAD_NUMBER' },
  { pointer: '/reason', code: 'REASON_NEEDED' },
]

const categoryPages = (staff: StaffPageFrame, frame: StaffPageFrame) => {
  const list = { items: categories, choices: {}, createAction: categoryCreation }
  const created = {
    action: categoryCreation.code,
    values: { code: 'content', displayName: '', order: 'x' },
    errors: [{ pointer: '/code', code: 'CODE_TAKEN' }, ...formErrors],
  }
  const model = {
    item: category,
    choices: {},
    actions: categoryActions,
    stream: 'category-content',
    latest: historyEntries.filter(({ event }) => event.stream.startsWith('category-')).slice(0, 6),
    names: displayNames,
  }
  return {
    categories: <CatalogueListPage frame={frame} view={categoryView} model={list} />,
    'categories-read': <CatalogueListPage frame={staff} view={categoryView} model={list} />,
    'categories-empty': (
      <CatalogueListPage frame={frame} view={categoryView} model={{ ...list, items: [] }} />
    ),
    'categories-new': (
      <CatalogueListPage frame={frame} view={categoryView} model={{ ...list, created }} />
    ),
    category: <CatalogueItemPage frame={frame} view={categoryView} model={model} />,
    'category-refused': (
      <CatalogueItemPage
        frame={frame}
        view={categoryView}
        model={{
          ...model,
          item: longCategory,
          actions: categoryActions.slice(0, 1),
          refused: { action: 'description', values: { order: '-1' }, errors: formErrors },
        }}
      />
    ),
  }
}

export const cataloguePages = (staff: StaffPageFrame) => {
  const frame: StaffPageFrame = { ...staff, viewer: { ...staff.viewer, role: 'admin' } }
  return { ...categoryPages(staff, frame), ...pluginPages(staff, frame) }
}
