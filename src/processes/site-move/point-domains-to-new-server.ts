import type { Step } from '../engine/process'
import { configureDns } from '../provisioning/configure-dns'
import { waitForRunningSite } from '../provisioning/verify-site'

/** The domains keep leading to the old server until the site is up at the new one. */
export const pointDomainsToNewServer: Step = {
  id: 'dns',
  run: async (context) => waitForRunningSite(context) ?? configureDns.run(context),
}
