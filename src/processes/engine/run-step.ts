import type { Happened } from '../../../events'
import type { ProvisioningStalled } from '../../../events/project'
import { Refused } from '../../../events/refusal-error'
import { idIn } from '../../../events/streams'
import type { ProjectCommand } from '../../domain/project/commands'
import type { Born } from '../../domain/project/state'
import { projectFrom } from '../../domain/project/state'
import { isDone } from '../../domain/project/step-rules'
import { callingFor, fencedBy } from '../../integrations/call-context'
import type { Context } from '../../store/event-store/event-store'
import type { HeldJob, JobData, JobRequest } from '../../store/job-queue/job-queue'
import { VendorDown, withBreakers } from './circuit-breaker-proxy'
import type { Trouble } from './classify-error'
import { backOff, heldFor, isDatabaseTrouble, isWorthAnother, troubleOf } from './classify-error'
import { deadlineOf } from './deadlines'
import { jobId } from './jobs-for-event'
import { aboutOf } from './load-job-subject'
import type { Bench, Later, Process, Step, Tools, WaitingFor } from './process'

type Run = {
  tools: Tools
  process: Process
  step: Step
  held: HeldJob
  data: JobData
  cause: Happened
  events: readonly Happened[]
  project: Born
  context: Context
}

const stepFor = (process: Process, events: readonly Happened[], cause: Happened) => {
  const origin =
    cause.type === 'ProvisioningResumed' || cause.type === 'DomainResumed'
      ? events.find((event) => event.id === cause.data.causeEventId)
      : cause
  const step = origin && process.table[origin.type]
  return origin && step ? { origin, step } : undefined
}

const end = (
  { tools, context, held }: Run,
  jobs: readonly JobRequest[] = [],
  grows: Later['grows'] = [],
) => tools.store.act(context, () => ({ grows, jobs, completes: held }))

/** The next run of the same step, queued in the transaction that ends this one. */
const again = (run: Run, seconds: number, change: Partial<JobData>, grows?: Later['grows']) => {
  const data = { ...run.data, ...change }
  // What was swept up begins to count anew; its runs must not meet the ids of those before.
  const swept = data.sweep ? `:sweep${data.sweep}` : ''
  const held = data.hold ? `:hold${data.hold}` : ''
  const turn = `${run.step.id}:${data.look}:${data.attempt}${swept}${held}`
  const id = jobId(data.eventId, run.process, turn)
  const startAfter = new Date(run.tools.now().getTime() + seconds * 1000).toISOString()
  return end(run, [{ id, queue: run.process.queue, data, startAfter }], grows)
}

const stallOf = (data: ProvisioningStalled['data']): ProjectCommand => ({ type: 'Stall', data })

const stallOrAlert = async (run: Run, { retryAfterSeconds: _, ...trouble }: Trouble) => {
  const { tools, process, data, held, project, context } = run
  if (process.inVain === 'stall') {
    const stalled = { step: data.step as Step['id'], ...trouble }
    const command = process.part?.stall(run.cause, stalled) ?? stallOf(stalled)
    await tools.command(context, project.id, command, { completes: held })
    if (trouble.owner === 'us') await tools.alert('stalled', project.id, trouble.code)
    return
  }
  await tools.alert(`${process.queue}-in-vain`, project.id, `${data.step}: ${trouble.code}`)
  // What may help by itself is tried on, within a deadline of its own; what cannot is the operator's.
  if (process.inVain === 'insist' || trouble.errorClass === 'transient')
    await again(run, 300, {
      look: data.look + 1,
      attempt: data.attempt + 1,
      since: tools.now().toISOString(),
    })
  else await end(run)
}

const isOverdue = ({ step, process, project, cause, data, tools }: Run, shownAs: Step['id']) => {
  const domain = process.part?.domain(project, cause) ?? project.domain
  const minutes = deadlineOf(shownAs, step.deadlineMinutes, { domain }, tools.deadlines)
  const waitedMs = tools.now().getTime() - Date.parse(data.since) - (data.heldMs ?? 0)
  return minutes !== undefined && waitedMs > minutes * 60_000
}

/** The deadline passed: it stands with what it waited for. */
const giveUp = (run: Run, step: Step['id'], { since: _, ...waitingFor }: WaitingFor) =>
  stallOrAlert(
    { ...run, data: { ...run.data, step } },
    { errorClass: 'waiting', ...(waitingFor as WaitingFor & Pick<Trouble, 'vendor'>) },
  )

/** Where no deadline runs it begins anew with each look; who waits is known by when it began to. */
const waited = ({ data, tools }: Run, { waitingFor, endless }: Later) => {
  if (!endless) return { since: data.since, waitingFor }
  const before = data.waitingFor?.code === waitingFor.code ? data.waitingFor.since : undefined
  const since = before ?? data.since
  return { since: tools.now().toISOString(), waitingFor: { ...waitingFor, since } }
}

const lookAgain = async (run: Run, outcome: Later) => {
  const { later, waitingFor, step, endless, grows } = outcome
  const id = step ?? run.step.id
  if (!endless && isOverdue(run, id)) return giveUp(run, id, waitingFor)
  const next = { look: run.data.look + 1, attempt: 1, step: id, ...waited(run, outcome) }
  await again(run, later, next, grows)
}

/** What was held back begins to wait where it was. */
const takenUp = ({ heldAt, ...data }: JobData, now: Date): JobData =>
  heldAt === undefined
    ? data
    : { ...data, heldMs: (data.heldMs ?? 0) + now.getTime() - Date.parse(heldAt) }

/** The vendor is down: nothing is tried in vain meanwhile, and the tries begin anew after it. */
const holdBack = async (run: Run, { vendor, since, vendorText }: VendorDown) => {
  const said = vendorText ? { vendorText } : {}
  const waitingFor: WaitingFor = { vendor, code: 'BREAKER_OPEN', owner: 'vendor', since, ...said }
  const hold = (run.data.hold ?? 0) + 1
  const heldAt = run.tools.now().toISOString()
  await again(run, heldFor(hold, Math.random()), { hold, heldAt, attempt: 1, waitingFor })
}

const inVain = async (run: Run, error: unknown) => {
  if (isDatabaseTrouble(error)) throw error
  if (error instanceof VendorDown) return holdBack(run, error)
  const trouble = troubleOf(error)
  const { attempt, look } = run.data
  const { errorClass: _, retryAfterSeconds, ...waitingFor } = trouble
  if (trouble.errorClass === 'waiting')
    return lookAgain(run, { later: look < 30 ? 1 : 10, waitingFor })
  if (!isWorthAnother(trouble, attempt)) return stallOrAlert(run, trouble)
  const seconds = backOff(attempt, Math.random(), retryAfterSeconds)
  await again(run, seconds, { attempt: attempt + 1, waitingFor })
}

const benchOf = (run: Run, told: () => void): Bench => ({
  ...withBreakers(run.tools, run),
  cause: run.cause,
  events: run.events,
  project: run.project,
  since: run.data.since,
  look: run.data.look,
  ...(run.data.waitingFor ? { waitedFor: run.data.waitingFor as WaitingFor } : {}),
  tell: async (command, extras) => {
    const { context, events, held: completes, project } = run
    const seen = { events, at: events.length }
    await run.tools.command(context, project.id, command, { ...extras, seen, completes })
    told()
  },
  add: async (grows) => {
    await run.tools.store.act(run.context, () => ({ grows, completes: run.held }))
    told()
  },
})

/**
 * A person let the project go on from elsewhere after this job's event. The customer's welcome goes
 * on beside all else.
 */
const isOvertaken = ({ data, events }: Pick<Run, 'data' | 'events'>) => {
  const cause = events.find(({ id }) => id === data.eventId)
  return events.some(
    (event) =>
      event.type === 'ProvisioningResumed' &&
      cause !== undefined &&
      event.position > cause.position &&
      (data.step !== 'live' || event.data.step === 'live'),
  )
}

/** The same job came twice, or a sweep beside it; or the project has no use for its result now. */
const isPointless = ({ process, project, step, cause, ...run }: Run) => {
  if (process.rests?.(project)) return true
  if (process.part) return process.part.isPointless(project, cause)
  return process.inVain === 'stall' && (isDone(project, step.id) || isOvertaken(run))
}

/** What could not be told any more because a person decided otherwise meanwhile. */
const isLate = async ({ tools, data, process, cause }: Run, error: unknown) => {
  if (!(error instanceof Refused) || process.inVain !== 'stall') return false
  const { events } = await tools.store.read(data.stream)
  const project = projectFrom(events)
  if (!process.part) return isOvertaken({ data, events })
  return project.stage !== 'unborn' && process.part.isPointless(project, cause)
}

const carry = async (run: Run) => {
  if (isPointless(run)) {
    await end(run)
    return
  }
  let ended = false
  const bench = benchOf(run, () => {
    ended = true
  })
  try {
    const outcome = await run.step.run(bench)
    if (outcome) await lookAgain(run, outcome)
    else if (!ended) await end(run)
  } catch (error) {
    if (await isLate(run, error)) await end(run)
    else await inVain(run, error)
  }
}

/** A worker that was frozen for longer than its lease must not act any more: another one has the job. */
const demandHeld = async ({ sql }: Tools, { id, queue, retryCount }: HeldJob) => {
  const rows = await sql`select from pgboss.job where name = ${queue} and id = ${id}
    and state = 'active' and retry_count = ${retryCount}`
  if (rows.length > 0) return
  const lost = new Error(`job ${id} is not held any more at attempt ${retryCount}`)
  throw Object.assign(lost, { code: 'VRS02' })
}

/** Runs one job of a process to its end, its next look, or its stall. */
export const runStep = async (tools: Tools, process: Process, held: HeldJob, data: JobData) => {
  const { cause, events, stream } = await aboutOf(tools, data)
  const project = projectFrom(events)
  const found = cause && stepFor(process, events, cause)
  const context: Context = {
    by: `system:${process.queue}`,
    correlationId: data.correlationId,
    causationId: data.eventId,
  }
  // A name that no project holds any more: there is nobody to do anything for.
  if (cause && !stream) {
    await tools.store.act(context, () => ({ completes: held }))
    return
  }
  if (!cause || !found || project.stage === 'unborn')
    throw new Error(`expected event ${data.eventId} of ${data.stream} with a step, found none`)
  const instead = found.step.instead?.(project)
  const step = instead ?? found.step
  const taken = takenUp(data, tools.now())
  const doing = instead || process.part ? { ...taken, step: step.id } : taken
  const run = { tools, process, held, data: doing, events, project, context }
  const whom = {
    projectId: idIn(stream ?? ''),
    step: doing.step,
    attempt: data.attempt,
    correlationId: data.correlationId,
  }
  const work = () => carry({ ...run, step, cause: found.origin })
  await callingFor(whom, () => fencedBy(() => demandHeld(tools, held), work))
}
