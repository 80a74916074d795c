import type { BreakerState } from '../../../projections/queries/breakers'
import { VendorError } from '../../integrations/vendor-error'
import type { HeldJob, JobData } from '../../store/job-queue/job-queue'
import { afterAnswer, afterFailure, isDown, isSilent } from './circuit-breaker'
import type { Tools } from './process'

/** The vendor is down since then: the step waits, and its try does not count. */
export class VendorDown extends Error {
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
const guards = { inwx: 'inwx', coolify: 'coolify', stripe: 'stripe', mail: 'smtp' } as const

type Job = { held: HeldJob; data: JobData }

const isHeldFor = ({ data: { waitingFor } }: Job, vendor: string) =>
  waitingFor?.code === 'BREAKER_OPEN' && waitingFor.vendor === vendor

/** Since when this job has to wait; undefined = it may call. */
const barred = (state: BreakerState, vendor: string, job: Job) => {
  if (state.is === 'open') return state.probe === job.held.id ? undefined : state.since
  return state.is === 'resuming' && isHeldFor(job, vendor) ? state.since : undefined
}

const enter = async ({ breakers }: Tools, vendor: string, job: Job) => {
  if (barred(await breakers.known(vendor), vendor, job) === undefined) return
  const since = barred(await breakers.now(vendor), vendor, job)
  if (since !== undefined) throw new VendorDown(vendor, since)
}

const through = async <T>(tools: Tools, vendor: string, job: Job, call: () => T): Promise<T> => {
  await enter(tools, vendor, job)
  const { breakers, now } = tools
  const begunAt = now().toISOString()
  const told = () => ({ job: job.held.id, begunAt, now: now().toISOString() })
  const answered = async () => {
    const state = await breakers.known(vendor)
    if (afterAnswer(state, told()) !== state || state.is === 'open')
      await breakers.change(vendor, (found) => afterAnswer(found, told()))
  }
  const failed = async (error: VendorError) => {
    const who = { stream: job.data.stream, silent: isSilent(error.details) }
    const { before, after } = await breakers.change(vendor, (found) =>
      afterFailure(found, told(), who),
    )
    if (after.is === 'closed') return
    if (before.is !== 'open' && after.is === 'open')
      await tools.alert('vendor-down', vendor, error.message)
    throw new VendorDown(vendor, after.since, error)
  }
  try {
    const answer = await call()
    await answered()
    return answer
  } catch (error) {
    if (error instanceof VendorError) {
      if (isDown(error.details)) await failed(error)
      else await answered()
    }
    throw error
  }
}

const guarded = <Client extends object>(
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
export const withBreakers = (tools: Tools, job: Job): Tools => {
  const clients = Object.entries(guards).flatMap(([name, vendor]) => {
    const client = tools[name as keyof typeof guards]
    if (!client) return []
    return [[name, guarded(client, (call) => through(tools, vendor, job, call))]]
  })
  return { ...tools, ...Object.fromEntries(clients) }
}
