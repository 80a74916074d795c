import { projectStream } from '../../../events/streams'
import { projectFrom } from '../../domain/project/state'
import type { DeployAnswer } from '../../integrations/coolify/types'
import { VendorError } from '../../integrations/vendor-error'
import { past } from '../engine/latest-event'
import type { Bench, Later } from '../engine/process'
import { building, deployAlone } from '../provisioning/deploy-exclusively'
import { siteAddresses } from '../provisioning/site-hosts'
import { nameTold } from './find-additional-domain'

const deploymentFailed = 'DEPLOYMENT_FAILED'

const failed = (code: string, vendorText: string) =>
  new VendorError({
    vendor: 'coolify',
    errorClass: 'permanent',
    owner: 'caseworker',
    code,
    vendorText,
  })

/** Another name may have come as far meanwhile: the latest word counts. */
const wantedNow = async (bench: Bench) => {
  const { events } = await bench.store.read(projectStream(bench.project.id))
  const project = projectFrom(events)
  if (project.stage === 'unborn') throw new Error(`expected project ${bench.project.id}`)
  return siteAddresses({ site: bench.site, events, project })
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.toSorted().join() === other.toSorted().join()

/** One that was begun before the change may not know it: it has to end first. */
const isBuilding = async ({ coolify }: Bench, application: string) =>
  (await coolify.deployments(application)).some(
    ({ status }) => status === 'queued' || status === 'in_progress',
  )

/** Where the name stands because of what was deployed, a person wants another one; else it is found again. */
const wantedSince = ({ cause, events, since }: Bench) => {
  const stall = events.findLast(
    ({ type, data }) => type === 'DomainStalled' && data.domain === nameTold(cause),
  )
  if (stall?.type !== 'DomainStalled') return cause.at
  const { code, vendor } = stall.data
  return code === deploymentFailed || vendor === 'site' ? since : cause.at
}

/** Brings the site's addresses at Coolify to those of its names. Answers the deployment that makes them known. */
const ensureDeployed = async (bench: Bench, application: string): Promise<DeployAnswer> => {
  const { coolify } = bench
  const found = await coolify.application(application)
  if (!found) throw failed('404', `expected application ${application}, found none`)
  const wanted = await wantedNow(bench)
  if (same(found.domains, wanted)) return coolify.deploy(application, wantedSince(bench))
  if (await isBuilding(bench, application)) return { building: true }
  await coolify.setDomains(application, wanted)
  return coolify.deploy(application)
}

/** The proxy knows the names of a site from its deployment on; undefined once it has ended well. */
export const publishNames = async (bench: Bench): Promise<Later | undefined> => {
  const { application } = past(bench.events, 'DeploymentPrepared').data
  const answer = await deployAlone(bench, () => ensureDeployed(bench, application))
  if (!('deployment' in answer)) return answer
  const seen = await bench.coolify.deployment(answer.deployment)
  if (seen?.status === 'finished') return undefined
  if (!seen || seen.status === 'failed' || seen.status === 'cancelled')
    throw failed(deploymentFailed, `deployment ${answer.deployment}: ${seen?.status ?? 'gone'}`)
  return building(bench)
}
