import { isOpenPurchase } from '../../../projections/purchases'
import type { LicenseListRow } from '../../../projections/queries/license-list'
import { licenseActions } from '../../../src/routes/admin/actions/licenses/license-actions'
import { licensePurchaseActions } from '../../../src/routes/admin/actions/licenses/license-purchase-actions'
import { LicensePage } from '../../../views/admin/licenses/license-page'
import type {
  LicenseListing,
  LicenseViewModel,
} from '../../../views/admin/licenses/license-view-model'
import { LicensesPage } from '../../../views/admin/licenses/licenses-page'
import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { displayNames } from './display-names'
import { licenses } from './events/license-rows'
import { historyEntries } from './project-pages'
import { purchaseRows } from './purchase-rows'
import { longName, pageProjectId } from './rows'

const inProject = {
  projectName: 'Steuerberater Köln',
  customerId: 'c1',
  projectType: 'business_directory',
  paymentMethod: 'stripe_prepaid',
  projectArchivedAt: null,
  projectImportedAt: null,
  projectLiveAt: '2026-11-01T12:00:00.000Z',
  projectSuspendedAt: null,
} as const
const shown: readonly LicenseListRow[] = licenses.map((license) => ({ ...license, ...inProject }))
const first = shown[0]
if (!first) throw new Error('expected an example of a license, found none')

const listing: LicenseListing = {
  rows: [
    ...shown,
    { ...first, id: `${first.id}-2`, projectName: longName },
    { ...first, id: `${first.id}-3`, projectArchivedAt: '2026-11-20T12:00:00.000Z' },
  ],
  filter: { plugin: 'directory', endsBefore: '2027-01-31' },
  next: '2027-01-31T00:00:00.000Z~l1',
  pluginNames: displayNames.plugins,
}

const model: LicenseViewModel = {
  license: { ...first, id: `${pageProjectId}-directory` },
  names: displayNames,
  openPurchases: purchaseRows.filter(isOpenPurchase),
  longer: [{ cycle: 'yearly', netCents: 29_000 }],
  shorter: [{ cycle: 'monthly', netCents: 2900 }],
  latest: historyEntries,
  actions: [...licensePurchaseActions, ...licenseActions],
}

/** The list of licenses in its states. */
export const licensePages = (frame: StaffPageFrame) => ({
  licenses: <LicensesPage frame={frame} listing={listing} />,
  'licenses-none': (
    <LicensesPage
      frame={frame}
      listing={{ rows: [], filter: {}, next: undefined, pluginNames: displayNames.plugins }}
    />
  ),
  'licenses-none-found': (
    <LicensesPage frame={frame} listing={{ ...listing, rows: [], next: undefined }} />
  ),
  license: <LicensePage frame={frame} model={model} />,
  'license-refused': (
    <LicensePage
      frame={frame}
      model={{
        ...model,
        refused: {
          action: 'suspension',
          values: { reason: '', note: 'Mahnung vom 3.' },
          errors: [{ pointer: '/reason', code: 'REASON_NEEDED' }],
        },
      }}
    />
  ),
  'license-long-name': (
    <LicensePage
      frame={frame}
      model={{ ...model, license: { ...model.license, projectName: longName }, actions: [] }}
    />
  ),
})
