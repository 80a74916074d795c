import type {
  BaseDomainItem,
  CategoryItem,
  ProjectTypeItem,
} from '../../../../projections/queries/catalogue-items'
import {
  baseDomainActions,
  baseDomainCreation,
} from '../../../../src/routes/admin/actions/catalogue/base-domain-actions'
import {
  categoryActions,
  categoryCreation,
} from '../../../../src/routes/admin/actions/catalogue/category-actions'
import {
  projectTypeActions,
  projectTypeCreation,
} from '../../../../src/routes/admin/actions/catalogue/project-type-actions'
import { baseDomainView } from '../../../../views/admin/catalogue/base-domain-views'
import { CatalogueItemPage } from '../../../../views/admin/catalogue/catalogue-item-page'
import { CatalogueListPage } from '../../../../views/admin/catalogue/catalogue-list-page'
import { categoryView } from '../../../../views/admin/catalogue/category-views'
import { projectTypeView } from '../../../../views/admin/catalogue/project-type-views'
import type { StaffPageFrame } from '../../../../views/layout/page-frame'
import { displayNames } from '../display-names'
import { historyEntries } from '../project-pages'
import { longName } from '../rows'
import { bundlePages } from './bundle-pages'
import { pluginPages } from './plugin-pages'
import { pricePages } from './price-pages'
import { rolloutPages } from './rollout-pages'
import { versionPages } from './version-pages'

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

const projectType: ProjectTypeItem = {
  id: 'business_directory',
  displayName: 'Branchenverzeichnis',
  withdrawn: false,
  fields: { displayNameEn: 'Business directory', icon: 'map-pin', color: '#0f766e' },
  order: 1,
  trialDays: 14,
  isFree: false,
  isBase: true,
  bundleCount: 2,
  projectCount: 118,
}
const projectTypes: ProjectTypeItem[] = [
  projectType,
  { ...projectType, id: 'intern', displayName: 'Intern', fields: {}, isFree: true, isBase: false },
  { ...projectType, id: 'long', displayName: longName, fields: { displayNameEn: longName } },
  { ...projectType, id: 'club', displayName: 'Verein', withdrawn: true, isBase: false },
]

const projectTypePages = (frame: StaffPageFrame) => {
  const model = {
    item: projectType,
    choices: {},
    stream: 'project_type-business_directory',
    latest: [],
    names: displayNames,
  }
  const list = { items: projectTypes, choices: {}, createAction: projectTypeCreation }
  const created = { action: projectTypeCreation.code, values: {}, errors: [] }
  return {
    'project-types': <CatalogueListPage frame={frame} view={projectTypeView} model={list} />,
    'project-types-new': (
      <CatalogueListPage frame={frame} view={projectTypeView} model={{ ...list, created }} />
    ),
    'project-type': (
      <CatalogueItemPage
        frame={frame}
        view={projectTypeView}
        model={{ ...model, actions: projectTypeActions.slice(1) }}
      />
    ),
    'project-type-withdrawn': (
      <CatalogueItemPage
        frame={frame}
        view={projectTypeView}
        model={{
          ...model,
          item: { ...projectType, withdrawn: true, isBase: false },
          actions: projectTypeActions.slice(0, 1),
        }}
      />
    ),
  }
}

const baseDomain: BaseDomainItem = {
  id: 'vrs.gmbh',
  displayName: 'VRS',
  withdrawn: false,
  isDefault: true,
  siteCount: 431,
}
const longDomain = `${'langer-name-'.repeat(5)}a.${'noch-laenger-'.repeat(4)}b.example`

const baseDomainPages = (frame: StaffPageFrame) => {
  const items = [
    baseDomain,
    { ...baseDomain, id: longDomain, displayName: longName, isDefault: false },
    { ...baseDomain, id: 'old.example', displayName: 'Alt', withdrawn: true },
  ]
  const list = { items, choices: {}, createAction: baseDomainCreation }
  const created = {
    action: baseDomainCreation.code,
    values: { name: 'berger.de', displayName: 'Berger', isDefault: 'yes' },
    errors: [{ pointer: '/name', code: 'BASE_DOMAIN_NOT_OURS' }],
  }
  const model = {
    item: { ...baseDomain, id: longDomain, displayName: longName },
    choices: {},
    actions: baseDomainActions.slice(1),
    stream: 'base_domain-vrs.gmbh',
    latest: [],
    names: displayNames,
    refused: {
      action: 'withdrawal',
      values: {},
      errors: [{ pointer: '', code: 'DEFAULT_NEEDED' }],
    },
  }
  return {
    'base-domains': <CatalogueListPage frame={frame} view={baseDomainView} model={list} />,
    'base-domains-empty': (
      <CatalogueListPage frame={frame} view={baseDomainView} model={{ ...list, items: [] }} />
    ),
    'base-domains-new': (
      <CatalogueListPage frame={frame} view={baseDomainView} model={{ ...list, created }} />
    ),
    'base-domain-refused': <CatalogueItemPage frame={frame} view={baseDomainView} model={model} />,
  }
}

export const cataloguePages = (staff: StaffPageFrame) => {
  const frame: StaffPageFrame = { ...staff, viewer: { ...staff.viewer, role: 'admin' } }
  return {
    ...categoryPages(staff, frame),
    ...projectTypePages(frame),
    ...baseDomainPages(frame),
    ...bundlePages(frame, formErrors),
    ...pluginPages(staff, frame),
    ...versionPages(staff, frame),
    ...rolloutPages(staff, frame),
    ...pricePages(staff, frame),
  }
}
