import type { RecordedEvent, RecordedEventOf } from '../../../events'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { rebuildProject } from '../../../src/domain/project/evolve'
import type { ProjectState } from '../../../src/domain/project/state'
import { testContext } from '../../support/append-events'
import type { ArmedFault } from './call-interceptor'
import type { FaultPoint } from './fault-points'
import { causeOf, formatPoint, isAppend, queueOf, runOf, scenarioOf } from './fault-points'
import { type Deviation, findDeviations } from './find-deviations'
import type { MatrixEnvironment } from './matrix-environment'
import { type RunOutcome, readOutcome, readProjectEvents } from './run-outcome'
import type { Scenario } from './scenario'
import type { ResumeTiming, ScenarioRun } from './scenario-run'
import { driveScenario } from './scenario-run'
import { scenarios } from './scenarios'
import { createRandom } from './seeded-random'

/** One project, and the faults it is to meet. */
export type TrialPlan = { scenario: string; points: readonly FaultPoint[]; seed: number }
/** `missed`: faults that it did not meet. */
export type Trial = TrialPlan & {
  missed: readonly FaultPoint[]
  stalls: number
  wrong: Deviation[]
}

type RunPace = Pick<ScenarioRun, 'paceMs' | 'jobDelayMs' | 'bootDelayMs'>
const noDelays: RunPace = { paceMs: 0, jobDelayMs: 0, bootDelayMs: 0 }
/** Some ways are only gone by a worker that is slower than its vendors, or comes later than they. */
const paces: readonly RunPace[] = [
  noDelays,
  noDelays,
  { ...noDelays, jobDelayMs: 80, bootDelayMs: 40 },
  { ...noDelays, paceMs: 60 },
  { ...noDelays, paceMs: 250 },
  { ...noDelays, bootDelayMs: 40 },
  { ...noDelays, paceMs: 20, jobDelayMs: 30 },
]

const resumeTimings: readonly ResumeTiming[] = ['beside', 'next', 'last']

const hashText = (text: string) => Number(Bun.hash(text) % 4_294_967_296n)

const findScenario = (name: string): Scenario => {
  const found = scenarios.find((one) => one.name === name)
  if (!found) throw new Error(`expected a scenario, found ${name}`)
  return found
}

type Stall = RecordedEventOf<'ProvisioningStalled' | 'DomainStalled'>

const isStall = (event: RecordedEvent): event is Stall =>
  event.type === 'ProvisioningStalled' || event.type === 'DomainStalled'

/** What a person presses where a project or one of its names stands still. */
const resumeCommands = (project: ProjectState): ProjectCommand[] => {
  if (project.stage === 'initial') return []
  const names = project.additionalDomains.filter(({ stalledStep }) => stalledStep !== undefined)
  return [
    ...(project.stalledStep ? [{ type: 'Resume' as const, data: {} }] : []),
    ...names.map(({ domain }) => ({
      type: 'ResumeDomain' as const,
      data: { domain: domain.name },
    })),
  ]
}

/** Lets what stalled go on, as a person would; answers how often. Every stall has an owner. */
const runUntilResumed = async (run: ScenarioRun, faults: number): Promise<number> => {
  for (let stalls = 0; ; stalls += 1) {
    await driveScenario(run)
    const events = await readProjectEvents(run.world, run.projectId)
    const commands = resumeCommands(rebuildProject(events))
    if (commands.length === 0) return stalls
    const stall = events.findLast(isStall)
    if (stalls > faults) throw new Error(`stalled again: ${JSON.stringify(stall?.data)}`)
    if (!stall?.data.owner)
      throw new Error(`expected an owner of the stall, found ${JSON.stringify(stall)}`)
    for (const one of commands)
      await run.world.deps.handleProjectCommand(testContext, run.projectId, one)
  }
}

const runActions = async (scenario: Scenario, run: ScenarioRun) => {
  for (const act of scenario.actions ?? []) {
    await driveScenario({ ...run, ...noDelays, armed: [], visitedCheckpoints: new Set() })
    await act(run.world, run.projectId)
  }
}

/** One project through one scenario, with this fault or with none. */
const runScenario = async (
  world: MatrixEnvironment,
  scenario: Scenario,
  more: Pick<ScenarioRun, 'armed' | 'resumeTiming' | 'visitedCheckpoints' | keyof RunPace>,
  faults: number,
) => {
  const { name, queues, createOrder } = scenario
  const run: ScenarioRun = {
    world,
    projectId: await createOrder(world),
    scenario: name,
    queues,
    ...more,
  }
  await runActions(scenario, run)
  if (run.bootDelayMs > 0) world.slowBoots.set(run.projectId, run.bootDelayMs)
  const stalls = await runUntilResumed(run, faults)
  return { stalls, found: await readOutcome(world, run.projectId) }
}

/** A run in which nothing goes wrong: the places it passed, and what it left. */
export const goodRun = async (world: MatrixEnvironment, scenario: Scenario) => {
  const visited = new Set<string>()
  const options = {
    armed: [],
    resumeTiming: 'last' as const,
    visitedCheckpoints: visited,
    ...noDelays,
  }
  const { found } = await runScenario(world, scenario, options, 0)
  const { covers } = scenario
  const isCovered = (checkpoint: string) =>
    !covers || covers.some((type) => type === causeOf(checkpoint))
  return { visitedCheckpoints: new Set([...visited].filter(isCovered)), found }
}

/** The calls to vendors in one run of the job that passes this place. */
const callsIn = (checkpoint: string, run: string, places: readonly string[]) => {
  const prefix = [scenarioOf(checkpoint), queueOf(checkpoint), causeOf(checkpoint), run, ''].join(
    '|',
  )
  return places.filter((one) => one.startsWith(prefix) && !isAppend(one))
}

/**
 * What ends well at the first look is not looked at again, nor is a next look queued: here one of
 * the calls before that is not answered in time.
 */
const timeoutsBefore = (
  { checkpoint }: FaultPoint,
  places: readonly string[],
  turn: number,
): FaultPoint[] => {
  const runs = [
    ...(runOf(checkpoint) === 'again' || isAppend(checkpoint) ? ['first'] : []),
    ...(runOf(checkpoint) === 'again' && isAppend(checkpoint) ? ['again'] : []),
  ]
  return runs.flatMap((run) => {
    const calls = callsIn(checkpoint, run, places)
    const call = calls[turn % Math.max(1, calls.length)]
    return call
      ? [{ checkpoint: call, when: 'before' as const, failureMode: 'timeout' as const }]
      : []
  })
}

const runTrial = async (
  world: MatrixEnvironment,
  plan: TrialPlan,
  good: RunOutcome,
  pace: RunPace & { slow: readonly FaultPoint[] },
): Promise<Trial> => {
  const { points, seed, scenario } = plan
  const random = createRandom(seed ^ hashText(points.map(formatPoint).join()))
  const due = (point: FaultPoint): ArmedFault => ({ point, isDue: true })
  const faults = points.map(due)
  const armed = [...faults, ...pace.slow.map(due)]
  const thaw = resumeTimings[Math.floor(random() * resumeTimings.length)] ?? 'last'
  const listMissedFaults = () => faults.filter(({ isDue }) => isDue).map(({ point }) => point)
  try {
    const { slow: _, ...rest } = pace
    const options = { armed, resumeTiming: thaw, visitedCheckpoints: new Set<string>(), ...rest }
    const { stalls, found } = await runScenario(
      world,
      findScenario(scenario),
      options,
      faults.length,
    )
    return {
      ...plan,
      missed: listMissedFaults(),
      stalls,
      wrong: findDeviations(found, good, points),
    }
  } catch (error) {
    const wrong: Deviation = { kind: 'stuck', message: String(error) }
    return { ...plan, missed: listMissedFaults(), stalls: 0, wrong: [wrong] }
  }
}

const maxTries = 80

/**
 * Tries until all faults were met: which way a run goes is not all in our hands. `places`: all that
 * good runs passed.
 */
export const runTrialPlan = async (
  world: MatrixEnvironment,
  plan: TrialPlan,
  good: RunOutcome,
  places: readonly string[],
): Promise<Trial> => {
  let last: Trial = { ...plan, missed: plan.points, stalls: 0, wrong: [] }
  for (let count = 0; count < maxTries; count += 1) {
    if (last.missed.length === 0 || last.wrong.length > 0) return last
    const turn = (count - 1) / 2
    const slow =
      count % 2 === 1 ? last.missed.flatMap((one) => timeoutsBefore(one, places, turn)) : []
    const pace = { ...(paces[count % paces.length] ?? noDelays), slow }
    const next = await runTrial(world, { ...plan, points: last.missed }, good, pace)
    last = { ...next, points: plan.points }
  }
  return last
}
