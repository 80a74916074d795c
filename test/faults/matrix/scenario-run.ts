import { rebuildProject } from '../../../src/domain/project/evolve'
import { jobDefinitions } from '../../../src/processes/all-processes'
import { runJob } from '../../../src/processes/engine/run-job'
import type { ArmedFault, WorkerPause } from './call-interceptor'
import { createCallInterceptor } from './call-interceptor'
import type { ClaimedMatrixJob } from './claim-job'
import { claimProjectJob, duplicateJob, returnJob } from './claim-job'
import type { MatrixEnvironment } from './matrix-environment'
import { readProjectEvents } from './run-outcome'
import { openMatrixWorker } from './worker'

/** When a frozen worker goes on: with the one that took over, after it, or when all is done. */
export type ResumeTiming = 'beside' | 'next' | 'last'

export type ScenarioRun = {
  world: MatrixEnvironment
  projectId: string
  scenario: string
  queues: readonly string[]
  armed: readonly ArmedFault[]
  resumeTiming: ResumeTiming
  visitedCheckpoints: Set<string>
  /** How long a worker rests after each call, a job lies before it is taken, and a boot's report is under way. */
  paceMs: number
  jobDelayMs: number
  bootDelayMs: number
}

type FrozenWorker = { resume: () => void; ended: Promise<unknown> }

const maxJobs = 200
/** So many jobs are enough for all that a stalled project leaves to be done. */
const stalledJobLimit = 60
/** So often the job has its turn that is due late, where others come again and again before it. */
const oldestJobInterval = 40
/** What waits this long for a frozen worker sees it thaw. */
const resumeAfterPolls = 20

const isProjectStalled = async ({ world, projectId }: ScenarioRun) => {
  const project = rebuildProject(await readProjectEvents(world, projectId))
  return project.stage !== 'initial' && project.stalledStep !== undefined
}

const startWorkerRun = (run: ScenarioRun, claimedJob: ClaimedMatrixJob) => {
  const { world, scenario, armed, visitedCheckpoints, paceMs } = run
  const { activeJob, data, cause } = claimedJob
  const which = data.pollCount === 0 && data.attempt === 1 ? 'first' : 'again'
  const prefix = `${scenario}|${activeJob.queue}|${cause}|${which}`
  const stopped = Promise.withResolvers<WorkerPause>()
  const interceptor = createCallInterceptor({
    prefix,
    armed,
    visitedCheckpoints,
    paceMs,
    onPause: stopped.resolve,
  })
  const worker = openMatrixWorker(world, interceptor)
  // What a step throws is for the queue: the job is run again.
  const ended = runJob(worker.deps, jobDefinitions[activeJob.queue], activeJob, data)
    .then(
      () => worker.deps.inwx.close(),
      () => returnJob(world, claimedJob),
    )
    .then(worker.end)
  return { stopped: stopped.promise, ended, end: worker.end }
}

/** One job by one worker, to its end or to where the worker stops; answers one that is frozen. */
const runClaimedJob = async (
  run: ScenarioRun,
  claimedJob: ClaimedMatrixJob,
): Promise<FrozenWorker | undefined> => {
  const { stopped, ended, end } = startWorkerRun(run, claimedJob)
  const stop = await Promise.race([stopped, ended.then(() => undefined)])
  if (!stop) return undefined
  if (stop.manner === 'duplicated') {
    const double = await duplicateJob(run.world, run.projectId, claimedJob)
    if (double) await runClaimedJob(run, double)
    stop.resume()
    await ended
    return undefined
  }
  if (stop.manner === 'killed') end()
  // Nobody hears of it any more: its lease lapses.
  await returnJob(run.world, claimedJob)
  return stop.manner === 'frozen' ? { resume: stop.resume, ended } : undefined
}

const resumeWorker = async ({ resume, ended }: FrozenWorker) => {
  resume()
  await ended
}

const describeEndlessRun = ({ scenario }: ScenarioRun, { cause, data }: ClaimedMatrixJob) =>
  `expected an end of ${scenario} after ${maxJobs} jobs, found ${cause} waiting for ${JSON.stringify(data.waitingFor)}`

/** Lets all frozen workers go on. */
const resumeAllWorkers = (frozen: FrozenWorker[]) => Promise.all(frozen.splice(0).map(resumeWorker))

/** Carries one job, the frozen workers of before beside it, after it, or not yet. */
const runJobAmongFrozen = async (
  run: ScenarioRun,
  claimedJob: ClaimedMatrixJob,
  frozen: FrozenWorker[],
) => {
  const beside = run.resumeTiming === 'beside' ? resumeAllWorkers(frozen) : undefined
  const next = await runClaimedJob(run, claimedJob)
  await beside
  if (run.resumeTiming === 'next') await resumeAllWorkers(frozen)
  if (next) frozen.push(next)
}

/** Carries the project's jobs one after another until none is left. */
export const driveScenario = async (run: ScenarioRun): Promise<void> => {
  const frozen: FrozenWorker[] = []
  for (let count = 0; ; count += 1) {
    if (run.jobDelayMs > 0) await Bun.sleep(run.jobDelayMs)
    const isOldest = count % oldestJobInterval === oldestJobInterval - 1
    const claimedJob = await claimProjectJob(run.world, run.projectId, run.queues, { isOldest })
    if (claimedJob && count > maxJobs) throw new Error(describeEndlessRun(run, claimedJob))
    if (!claimedJob && frozen.length === 0) return
    if (claimedJob && count > stalledJobLimit && (await isProjectStalled(run))) {
      await resumeAllWorkers(frozen)
      return returnJob(run.world, claimedJob)
    }
    if (!claimedJob) {
      await resumeAllWorkers(frozen)
      continue
    }
    // What has to be looked at again takes a moment at the vendor too.
    if (claimedJob.data.pollCount > resumeAfterPolls) await resumeAllWorkers(frozen)
    if (claimedJob.data.pollCount > 0)
      await Bun.sleep(Math.min(claimedJob.dueInMs, 5 + 2 * claimedJob.data.pollCount, 60))
    await runJobAmongFrozen(run, claimedJob, frozen)
  }
}
