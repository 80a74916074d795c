import type { BreakerState } from '../../../projections/queries/breakers'
import type { Vendor } from '../../integrations/vendor-error'
import { VendorError } from '../../integrations/vendor-error'
import type { ActiveJob, JobData } from '../../store/job-queue/job-queue'
import { applyAnswer, applyFailure, isVendorDown, isVendorSilent } from './circuit-breaker'
import type { ProcessDependencies } from './process-dependencies'

/** The vendor is down: the job is held, and no attempt is spent. */
export class VendorDownError extends VendorError {
  /** When it went down; ISO-8601. */
  readonly since: string

  constructor(vendor: Vendor, since: string, cause?: VendorError) {
    const vendorText = cause?.details.vendorText ?? ''
    super(
      { vendor, errorClass: 'transient', code: 'BREAKER_OPEN', vendorText, owner: 'vendor' },
      cause,
    )
    this.message = `${vendor} is down since ${since}`
    this.since = since
  }
}

/**
 * The clients behind breakers, and their vendors. There are many nameservers and sites: that one of
 * them is silent says nothing about the others.
 */
const guardedClients = { inwx: 'inwx', coolify: 'coolify', stripe: 'stripe', mail: 'smtp' } as const

type BreakerJob = { activeJob: ActiveJob; data: JobData }

const isHeldForVendor = ({ data: { waitingFor } }: BreakerJob, vendor: Vendor) =>
  waitingFor?.code === 'BREAKER_OPEN' && waitingFor.vendor === vendor

/** Since when this job has to wait; undefined = it may call. */
const heldSince = (state: BreakerState, vendor: Vendor, job: BreakerJob) => {
  if (state.is === 'open') return state.probe === job.activeJob.id ? undefined : state.since
  return state.is === 'resuming' && isHeldForVendor(job, vendor) ? state.since : undefined
}

const assertCallAllowed = async (
  { breakers }: ProcessDependencies,
  vendor: Vendor,
  job: BreakerJob,
) => {
  if (heldSince(await breakers.cachedState(vendor), vendor, job) === undefined) return
  const since = heldSince(await breakers.currentState(vendor), vendor, job)
  if (since !== undefined) throw new VendorDownError(vendor, since)
}

/** Counts a call's answer or failure. `begunAt`: when it was made. */
const createCallRecorder = (
  { alert, breakers, now }: ProcessDependencies,
  vendor: Vendor,
  job: BreakerJob,
) => {
  const begunAt = now().toISOString()
  const currentCall = () => ({ job: job.activeJob.id, begunAt, now: now().toISOString() })
  return {
    recordAnswer: async () => {
      const state = await breakers.cachedState(vendor)
      if (applyAnswer(state, currentCall()) !== state || state.is === 'open')
        await breakers.update(vendor, (current) => applyAnswer(current, currentCall()))
    },
    /** Throws `VendorDownError` once the vendor counts as down. */
    recordOutage: async (error: VendorError) => {
      const failure = { stream: job.data.stream, silent: isVendorSilent(error.details) }
      const { before, after } = await breakers.update(vendor, (current) =>
        applyFailure(current, currentCall(), failure),
      )
      if (after.is === 'closed') return
      if (before.is !== 'open' && after.is === 'open')
        await alert('vendor-down', vendor, error.message)
      throw new VendorDownError(vendor, after.since, error)
    },
  }
}

const callThroughBreaker = async <T>(
  deps: ProcessDependencies,
  vendor: Vendor,
  job: BreakerJob,
  call: () => T,
): Promise<T> => {
  await assertCallAllowed(deps, vendor, job)
  const { recordAnswer, recordOutage } = createCallRecorder(deps, vendor, job)
  try {
    const answer = await call()
    await recordAnswer()
    return answer
  } catch (error) {
    if (error instanceof VendorError) {
      if (isVendorDown(error.details)) await recordOutage(error)
      else await recordAnswer()
    }
    throw error
  }
}

const guardClient = <Client extends object>(
  client: Client,
  guard: <T>(call: () => T) => Promise<T>,
): Client =>
  new Proxy(client, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...parameters: unknown[]) => guard(() => Reflect.apply(member, target, parameters))
    },
  })

/** Vendors that are down are not called; `VendorDownError` is thrown instead. */
export const withBreakers = (deps: ProcessDependencies, job: BreakerJob): ProcessDependencies => {
  const clients = Object.entries(guardedClients).flatMap(([name, vendor]) => {
    const client = deps[name as keyof typeof guardedClients]
    if (!client) return []
    return [[name, guardClient(client, (call) => callThroughBreaker(deps, vendor, job, call))]]
  })
  return { ...deps, ...Object.fromEntries(clients) }
}
