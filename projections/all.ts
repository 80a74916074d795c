import { additionalDomainsProjection } from './additional-domains'
import { baseDomainsProjection } from './catalogue/base-domains'
import { bundlesProjection } from './catalogue/bundles'
import { rolloutsProjection } from './catalogue/rollouts'
import { categoriesProjection } from './categories'
import { disputesProjection } from './disputes'
import { domainsProjection } from './domains'
import { driftDecisionsProjection } from './drift-decisions'
import { legacyCatalogueProjection } from './legacy/catalogue'
import { legacyLicenseHistoryProjection, legacyLicensesProjection } from './legacy/licenses'
import {
  legacyPluginsProjection,
  legacyPluginVersionsProjection,
  legacyPricesProjection,
} from './legacy/plugins'
import { legacyOrdersProjection, legacyProjectsProjection } from './legacy/projects'
import { licensesProjection } from './licenses'
import { nameReservationsProjection } from './name-reservations'
import { paymentsProjection } from './payments'
import { peopleProjection } from './people'
import { pluginPricesProjection } from './plugin-prices'
import { pluginVersionsProjection } from './plugin-versions'
import { pluginsProjection } from './plugins'
import { projectTypesProjection } from './project-types'
import type { Projection } from './projection'
import { projectsProjection } from './projects'
import { purchasesProjection } from './purchases'
import { refundsProjection } from './refunds'
import { renewalsProjection } from './renewals'
import { serverPoolProjection } from './servers/server-pool'
import { serverRequestsProjection } from './servers/server-requests'
import { serverSlotsProjection } from './servers/server-slots'
import { serversProjection } from './servers/servers'

/** Every read model; names that are taken come first, because their lock is taken first. */
export const projections: readonly Projection[] = [
  nameReservationsProjection,
  serverSlotsProjection,
  projectsProjection,
  additionalDomainsProjection,
  paymentsProjection,
  refundsProjection,
  disputesProjection,
  renewalsProjection,
  purchasesProjection,
  licensesProjection,
  domainsProjection,
  peopleProjection,
  pluginsProjection,
  pluginPricesProjection,
  pluginVersionsProjection,
  rolloutsProjection,
  bundlesProjection,
  projectTypesProjection,
  categoriesProjection,
  baseDomainsProjection,
  serverRequestsProjection,
  serverPoolProjection,
  serversProjection,
  driftDecisionsProjection,
  legacyProjectsProjection,
  legacyOrdersProjection,
  legacyLicensesProjection,
  legacyLicenseHistoryProjection,
  legacyPluginsProjection,
  legacyPricesProjection,
  legacyPluginVersionsProjection,
  legacyCatalogueProjection,
]
