import { additionalDomainsProjection } from './additional-domains'
import { baseDomainsProjection } from './base-domains'
import { bundlesProjection } from './bundles'
import { categoriesProjection } from './categories'
import { disputesProjection } from './disputes'
import { domainsProjection } from './domains'
import { driftDecisionsProjection } from './drift-decisions'
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
import { refundsProjection } from './refunds'
import { renewalsProjection } from './renewals'
import { serverPoolProjection } from './server-pool'
import { serverRequestsProjection } from './server-requests'
import { serverSlotsProjection } from './server-slots'
import { serversProjection } from './servers'

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
  licensesProjection,
  domainsProjection,
  peopleProjection,
  pluginsProjection,
  pluginPricesProjection,
  pluginVersionsProjection,
  bundlesProjection,
  projectTypesProjection,
  categoriesProjection,
  baseDomainsProjection,
  serverRequestsProjection,
  serverPoolProjection,
  serversProjection,
  driftDecisionsProjection,
]
