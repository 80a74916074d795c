import { projectFrom } from '../../../src/domain/project/state'
import { runStep } from '../../../src/processes/engine/run-step'
import type { Armed, Stop } from './call-interceptor'
import { openGate } from './call-interceptor'
import type { Taken } from './claim-job'
import { doubleOf, giveBack, takeJob } from './claim-job'
import type { World } from './matrix-environment'
import { eventsOf } from './run-outcome'
import { openWorker } from './worker'

/** When a frozen worker goes on: with the one that took over, after it, or when all is done. */
export type Thaw = 'beside' | 'next' | 'last'

export type Run = {
  world: World
  projectId: string
  scenario: string
  queues: readonly string[]
  armed: readonly Armed[]
  thaw: Thaw
  seen: Set<string>
  /** How long a worker rests after each call, a job lies before it is taken, and a boot's report is under way. */
  paceMs: number
  restMs: number
  bootMs: number
}

type Frozen = { goOn: () => void; ended: Promise<unknown> }

const most = 200
/** So many jobs are enough for all that a stalled project leaves to be done. */
const patience = 60
/** So often the job has its turn that is due late, where others come again and again before it. */
const rarely = 40
/** What waits this long for a frozen worker sees it thaw. */
const longAgo = 20

const isStalled = async ({ world, projectId }: Run) => {
  const project = projectFrom(await eventsOf(world, projectId))
  return project.stage !== 'unborn' && project.stalledAt !== undefined
}

const begun = (run: Run, taken: Taken) => {
  const { world, scenario, armed, seen, paceMs } = run
  const { held, data, process, cause } = taken
  const which = data.look === 0 && data.attempt === 1 ? 'first' : 'again'
  const prefix = `${scenario}|${held.queue}|${cause}|${which}`
  const stopped = Promise.withResolvers<Stop>()
  const gate = openGate({ prefix, armed, seen, paceMs, stops: stopped.resolve })
  const worker = openWorker(world, gate)
  // What a step throws is for the queue: the job is run again.
  const ended = runStep(worker.tools, process, held, data)
    .then(
      () => worker.tools.inwx.close(),
      () => giveBack(world, taken),
    )
    .then(worker.end)
  return { stopped: stopped.promise, ended, end: worker.end }
}

/** One job by one worker, to its end or to where the worker stops; answers one that is frozen. */
const carry = async (run: Run, taken: Taken): Promise<Frozen | undefined> => {
  const { stopped, ended, end } = begun(run, taken)
  const stop = await Promise.race([stopped, ended.then(() => undefined)])
  if (!stop) return undefined
  if (stop.manner === 'duplicated') {
    const double = await doubleOf(run.world, run.projectId, taken)
    if (double) await carry(run, double)
    stop.goOn()
    await ended
    return undefined
  }
  if (stop.manner === 'killed') end()
  // Nobody hears of it any more: its lease lapses.
  await giveBack(run.world, taken)
  return stop.manner === 'frozen' ? { goOn: stop.goOn, ended } : undefined
}

const thawed = async ({ goOn, ended }: Frozen) => {
  goOn()
  await ended
}

const endless = ({ scenario }: Run, { cause, data }: Taken) =>
  `expected an end of ${scenario} after ${most} jobs, found ${cause} waiting for ${JSON.stringify(data.waitingFor)}`

/** Lets all frozen workers go on. */
const thawAll = (frozen: Frozen[]) => Promise.all(frozen.splice(0).map(thawed))

/** Carries one job, the frozen workers of before beside it, after it, or not yet. */
const carryAmong = async (run: Run, taken: Taken, frozen: Frozen[]) => {
  const beside = run.thaw === 'beside' ? thawAll(frozen) : undefined
  const next = await carry(run, taken)
  await beside
  if (run.thaw === 'next') await thawAll(frozen)
  if (next) frozen.push(next)
}

/** Carries the project's jobs one after another until none is left. */
export const drive = async (run: Run): Promise<void> => {
  const frozen: Frozen[] = []
  for (let count = 0; ; count += 1) {
    if (run.restMs > 0) await Bun.sleep(run.restMs)
    const isOldest = count % rarely === rarely - 1
    const taken = await takeJob(run.world, run.projectId, run.queues, { isOldest })
    if (taken && count > most) throw new Error(endless(run, taken))
    if (!taken && frozen.length === 0) return
    if (taken && count > patience && (await isStalled(run))) {
      await thawAll(frozen)
      return giveBack(run.world, taken)
    }
    if (!taken) {
      await thawAll(frozen)
      continue
    }
    // What has to be looked at again takes a moment at the vendor too.
    if (taken.data.look > longAgo) await thawAll(frozen)
    if (taken.data.look > 0) await Bun.sleep(Math.min(taken.dueInMs, 5 + 2 * taken.data.look, 60))
    await carryAmong(run, taken, frozen)
  }
}
