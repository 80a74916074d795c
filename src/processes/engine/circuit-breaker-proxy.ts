import type { BreakerState } from '../../../projections/queries/breakers'
import { VendorError } from '../../integrations/vendor-error'
import type { ActiveJob, JobData } from '../../store/job-queue/job-queue'
import { applyAnswer, applyFailure, isVendorDown, isVendorSilent } from './circuit-breaker'
import type { ProcessDependencies } from './process'

/** The vendor is down since then: the step waits, and its try does not count. */
export class VendorDownError extends Error {
  readonly vendor: string
  readonly since: string
  readonly vendorText: string | undefined

  constructor(vendor: string, since: string, cause?: VendorError) {
    super(`${vendor} is down since ${since}`, { cause })
    this.vendor = vendor
    this.since = since
    this.vendorText = cause?.details.vendorText
  }
}

/**
 * Which clients are guarded, and whose they are. Nameservers and sites are many: that one of them
 * is silent says nothing about the others.
 */
const guardedClients = { inwx: 'inwx', coolify: 'coolify', stripe: 'stripe', mail: 'smtp' } as const

type BreakerJob = { activeJob: ActiveJob; data: JobData }

const isHeldForVendor = ({ data: { waitingFor } }: BreakerJob, vendor: string) =>
  waitingFor?.code === 'BREAKER_OPEN' && waitingFor.vendor === vendor

/** Since when this job has to wait; undefined = it may call. */
const heldSince = (state: BreakerState, vendor: string, job: BreakerJob) => {
  if (state.is === 'open') return state.probe === job.activeJob.id ? undefined : state.since
  return state.is === 'resuming' && isHeldForVendor(job, vendor) ? state.since : undefined
}

const assertCallAllowed = async (
  { breakers }: ProcessDependencies,
  vendor: string,
  job: BreakerJob,
) => {
  if (heldSince(await breakers.cachedState(vendor), vendor, job) === undefined) return
  const since = heldSince(await breakers.currentState(vendor), vendor, job)
  if (since !== undefined) throw new VendorDownError(vendor, since)
}

const callThroughBreaker = async <T>(
  deps: ProcessDependencies,
  vendor: string,
  job: BreakerJob,
  call: () => T,
): Promise<T> => {
  await assertCallAllowed(deps, vendor, job)
  const { breakers, now } = deps
  const begunAt = now().toISOString()
  const describeCall = () => ({ job: job.activeJob.id, begunAt, now: now().toISOString() })
  const recordAnswer = async () => {
    const state = await breakers.cachedState(vendor)
    if (applyAnswer(state, describeCall()) !== state || state.is === 'open')
      await breakers.update(vendor, (found) => applyAnswer(found, describeCall()))
  }
  const recordFailure = async (error: VendorError) => {
    const who = { stream: job.data.stream, silent: isVendorSilent(error.details) }
    const { before, after } = await breakers.update(vendor, (found) =>
      applyFailure(found, describeCall(), who),
    )
    if (after.is === 'closed') return
    if (before.is !== 'open' && after.is === 'open')
      await deps.alert('vendor-down', vendor, error.message)
    throw new VendorDownError(vendor, after.since, error)
  }
  try {
    const answer = await call()
    await recordAnswer()
    return answer
  } catch (error) {
    if (error instanceof VendorError) {
      if (isVendorDown(error.details)) await recordFailure(error)
      else await recordAnswer()
    }
    throw error
  }
}

const guardClient = <Client extends object>(
  client: Client,
  pass: <T>(call: () => T) => Promise<T>,
): Client =>
  new Proxy(client, {
    get: (target, name) => {
      const found: unknown = Reflect.get(target, name)
      if (typeof found !== 'function') return found
      return (...given: unknown[]) => pass(() => Reflect.apply(found, target, given))
    },
  })

/** Tools whose vendors are left in peace while they are down; throws `VendorDown` instead. */
export const withBreakers = (deps: ProcessDependencies, job: BreakerJob): ProcessDependencies => {
  const clients = Object.entries(guardedClients).flatMap(([name, vendor]) => {
    const client = deps[name as keyof typeof guardedClients]
    if (!client) return []
    return [[name, guardClient(client, (call) => callThroughBreaker(deps, vendor, job, call))]]
  })
  return { ...deps, ...Object.fromEntries(clients) }
}
