import type { FieldError } from '../../../../events/refusal-error'
import { toPlannedEvents } from '../../../../src/domain/catalogue/catalogue-plan'
import {
  bundleActions,
  bundleCreation,
} from '../../../../src/routes/admin/actions/catalogue/bundle-actions'
import type { BundleChoices, BundleItem } from '../../../../views/admin/catalogue/bundle-model'
import { bundleView } from '../../../../views/admin/catalogue/bundle-views'
import { CatalogueItemPage } from '../../../../views/admin/catalogue/catalogue-item-page'
import { CatalogueListPage } from '../../../../views/admin/catalogue/catalogue-list-page'
import type { StaffPageFrame } from '../../../../views/layout/page-frame'
import { displayNames } from '../display-names'
import { longName, price } from '../rows'

const bundle: BundleItem = {
  id: 'verzeichnis-basic',
  displayName: 'Verzeichnis Basic',
  withdrawn: false,
  fields: { displayNameEn: 'Directory Basic', icon: 'box', color: '#2563eb' },
  order: 1,
  projectType: 'business_directory',
  billingCycle: 'monthly',
  isDefault: true,
  plugins: ['directory', 'kontakt'],
  discountPercent: 10,
  price,
}
const bundleChoices: BundleChoices = {
  projectTypes: [{ code: 'business_directory', displayName: 'Branchenverzeichnis' }],
  plugins: [
    { name: 'directory', displayName: 'Verzeichnis' },
    { name: 'kontakt', displayName: 'Kontakt' },
    { name: 'long', displayName: longName },
  ],
  names: displayNames,
}

const bundlePlan = {
  lines: [],
  unreachableVendors: [],
  catalogue: {
    events: toPlannedEvents('bundle-verzeichnis-basic', [
      { type: 'BundleComposed', data: { plugins: ['directory'], discountPercent: 25 } },
    ]),
    names: displayNames,
    prices: { before: { ...price, grossCents: 9900 }, after: price },
  },
}

export const bundlePages = (frame: StaffPageFrame, formErrors: readonly FieldError[]) => {
  const items = [
    bundle,
    { ...bundle, id: 'long', displayName: longName, isDefault: false, price: undefined },
    { ...bundle, id: 'old', displayName: 'Altes Bundle', withdrawn: true, price: undefined },
  ]
  const list = { items, choices: bundleChoices, createAction: bundleCreation }
  const created = {
    action: bundleCreation.code,
    values: { 'plugin.long': 'on', discountPercent: '101' },
    errors: [
      { pointer: '/plugins', code: 'PLUGINS_NOT_ORDERABLE', message: 'long' },
      { pointer: '/discountPercent', code: 'BAD_PERCENT' },
      ...formErrors,
    ],
  }
  const model = {
    item: bundle,
    choices: bundleChoices,
    actions: bundleActions.slice(1),
    stream: 'bundle-verzeichnis-basic',
    latest: [],
    names: displayNames,
  }
  const planned = {
    action: 'description',
    values: { 'plugin.directory': 'on', discountPercent: '25' },
    errors: [],
    actionPlan: { plan: bundlePlan, digest: 'x' },
  }
  return {
    bundles: <CatalogueListPage frame={frame} view={bundleView} model={list} />,
    'bundles-new': (
      <CatalogueListPage frame={frame} view={bundleView} model={{ ...list, created }} />
    ),
    bundle: <CatalogueItemPage frame={frame} view={bundleView} model={model} />,
    'bundle-planned': (
      <CatalogueItemPage frame={frame} view={bundleView} model={{ ...model, refused: planned }} />
    ),
    'bundle-not-orderable': (
      <CatalogueItemPage
        frame={frame}
        view={bundleView}
        model={{ ...model, item: { ...bundle, price: undefined }, actions: [] }}
      />
    ),
  }
}
