import type { AnyStepId } from '../../../events/codes'
import { listDomainsFromStage } from '../naming/additional-domains'
import { hostnamesOf } from '../plan/site-records'
import type { ExistingProject } from './state'

const deployingSteps: readonly AnyStepId[] = ['preparation', 'deployment', 'boot']

type Names = Pick<ExistingProject, 'domain' | 'zone' | 'additionalDomains' | 'recordedHosts'>

/** In former times a name in a shared zone got its records without those of its `www.`. */
const isHostMissing = ({ domain, zone, additionalDomains, recordedHosts }: Names) => {
  const primary = zone ? [{ domain: domain.name, zone }] : []
  return [...primary, ...listDomainsFromStage(additionalDomains, 'pointed')].some(
    (one) =>
      one.domain !== one.zone &&
      recordedHosts.includes(one.domain) &&
      !hostnamesOf(one.domain).every((host) => recordedHosts.includes(host)),
  )
}

/**
 * The step that a repeated deployment begins at: with the records, where a name still lacks its `www.`.
 * A site that moves has its records written behind the deployment anyway.
 */
export const findDeploymentStart = (project: ExistingProject, step: AnyStepId): AnyStepId =>
  deployingSteps.includes(step) && project.moveState === 'settled' && isHostMissing(project)
    ? 'dns'
    : step
