import { projectNames } from './additional-domains'
import { baseDomains } from './base-domains'
import { bundles } from './bundles'
import { categories } from './categories'
import { domains } from './domains'
import { driftDecisions } from './drift-decisions'
import { licenses } from './licenses'
import { takenNames } from './name-reservations'
import { payments } from './payments'
import { people } from './people'
import { pluginPrices } from './plugin-prices'
import { pluginVersions } from './plugin-versions'
import { plugins } from './plugins'
import { projectTypes } from './project-types'
import type { Projection } from './projection'
import { projects } from './projects'
import { renewals } from './renewals'
import { serverPool } from './server-pool'
import { serverRequests } from './server-requests'
import { serverSlots } from './server-slots'
import { servers } from './servers'

/** Every read model; names that are taken come first, because their lock is taken first. */
export const projections: readonly Projection[] = [
  takenNames,
  serverSlots,
  projects,
  projectNames,
  payments,
  renewals,
  licenses,
  domains,
  people,
  plugins,
  pluginPrices,
  pluginVersions,
  bundles,
  projectTypes,
  categories,
  baseDomains,
  serverRequests,
  serverPool,
  servers,
  driftDecisions,
]
