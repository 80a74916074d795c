import type { Happened, HappenedOf } from '../../../events'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { type Project, projectFrom } from '../../../src/domain/project/state'
import { context } from '../../support/append-events'
import type { Armed } from './call-interceptor'
import type { Point } from './fault-points'
import { causeOf, isAppend, queueOf, runOf, scenarioOf, spelled } from './fault-points'
import { type Wrong, wrongIn } from './find-deviations'
import type { World } from './matrix-environment'
import { eventsOf, type Found, lookAt } from './run-outcome'
import type { Run, Thaw } from './scenario-run'
import { drive } from './scenario-run'
import type { Scenario } from './scenarios'
import { scenarios } from './scenarios'
import { randomFrom } from './seeded-random'

/** One project, and the faults it is to meet. */
export type Plan = { scenario: string; points: readonly Point[]; seed: number }
/** `missed`: faults that it did not meet. */
export type Trial = Plan & { missed: readonly Point[]; stalls: number; wrong: Wrong[] }

type Pace = Pick<Run, 'paceMs' | 'restMs' | 'bootMs'>
const unhurried: Pace = { paceMs: 0, restMs: 0, bootMs: 0 }
/** Some ways are only gone by a worker that is slower than its vendors, or comes later than they. */
const paces: readonly Pace[] = [
  unhurried,
  unhurried,
  { ...unhurried, restMs: 80, bootMs: 40 },
  { ...unhurried, paceMs: 60 },
  { ...unhurried, paceMs: 250 },
  { ...unhurried, bootMs: 40 },
  { ...unhurried, paceMs: 20, restMs: 30 },
]

const thaws: readonly Thaw[] = ['beside', 'next', 'last']

const hashOf = (text: string) => Number(Bun.hash(text) % 4_294_967_296n)

const scenarioNamed = (name: string): Scenario => {
  const found = scenarios.find((one) => one.name === name)
  if (!found) throw new Error(`expected a scenario, found ${name}`)
  return found
}

type Stall = HappenedOf<'ProvisioningStalled' | 'DomainStalled'>

const isStall = (event: Happened): event is Stall =>
  event.type === 'ProvisioningStalled' || event.type === 'DomainStalled'

/** What a person presses where a project or one of its names stands still. */
const resumptions = (project: Project): ProjectCommand[] => {
  if (project.stage === 'unborn') return []
  const names = project.names.filter(({ stalledAt }) => stalledAt !== undefined)
  return [
    ...(project.stalledAt ? [{ type: 'Resume' as const, data: {} }] : []),
    ...names.map(({ domain }) => ({
      type: 'ResumeDomain' as const,
      data: { domain: domain.name },
    })),
  ]
}

/** Lets what stalled go on, as a person would; answers how often. Every stall has an owner. */
const mended = async (run: Run, faults: number): Promise<number> => {
  for (let stalls = 0; ; stalls += 1) {
    await drive(run)
    const events = await eventsOf(run.world, run.projectId)
    const commands = resumptions(projectFrom(events))
    if (commands.length === 0) return stalls
    const stall = events.findLast(isStall)
    if (stalls > faults) throw new Error(`stalled again: ${JSON.stringify(stall?.data)}`)
    if (!stall?.data.owner)
      throw new Error(`expected an owner of the stall, found ${JSON.stringify(stall)}`)
    for (const one of commands) await run.world.tools.command(context, run.projectId, one)
  }
}

const prepared = async (scenario: Scenario, run: Run) => {
  for (const act of scenario.acts ?? []) {
    await drive({ ...run, ...unhurried, armed: [], seen: new Set() })
    await act(run.world, run.projectId)
  }
}

/** One project through one scenario, with this fault or with none. */
const goThrough = async (
  world: World,
  scenario: Scenario,
  more: Pick<Run, 'armed' | 'thaw' | 'seen' | keyof Pace>,
  faults: number,
) => {
  const { name, queues, begin } = scenario
  const run: Run = { world, projectId: await begin(world), scenario: name, queues, ...more }
  await prepared(scenario, run)
  if (run.bootMs > 0) world.slowBoots.set(run.projectId, run.bootMs)
  const stalls = await mended(run, faults)
  return { stalls, found: await lookAt(world, run.projectId) }
}

/** A run in which nothing goes wrong: the places it passed, and what it left. */
export const goodRun = async (world: World, scenario: Scenario) => {
  const seen = new Set<string>()
  const way = { armed: [], thaw: 'last' as const, seen, ...unhurried }
  const { found } = await goThrough(world, scenario, way, 0)
  const { covers } = scenario
  const isCovered = (place: string) => !covers || covers.some((type) => type === causeOf(place))
  return { seen: new Set([...seen].filter(isCovered)), found }
}

/** The calls to vendors in one run of the job that passes this place. */
const callsIn = (place: string, run: string, places: readonly string[]) => {
  const prefix = [scenarioOf(place), queueOf(place), causeOf(place), run, ''].join('|')
  return places.filter((one) => one.startsWith(prefix) && !isAppend(one))
}

/**
 * What ends well at the first look is not looked at again, nor is a next look queued: here one of
 * the calls before that is not answered in time.
 */
const slowVendor = ({ place }: Point, places: readonly string[], turn: number): Point[] => {
  const runs = [
    ...(runOf(place) === 'again' || isAppend(place) ? ['first'] : []),
    ...(runOf(place) === 'again' && isAppend(place) ? ['again'] : []),
  ]
  return runs.flatMap((run) => {
    const calls = callsIn(place, run, places)
    const call = calls[turn % Math.max(1, calls.length)]
    return call ? [{ place: call, when: 'before' as const, manner: 'timeout' as const }] : []
  })
}

const tryOnce = async (
  world: World,
  plan: Plan,
  good: Found,
  pace: Pace & { slow: readonly Point[] },
): Promise<Trial> => {
  const { points, seed, scenario } = plan
  const random = randomFrom(seed ^ hashOf(points.map(spelled).join()))
  const due = (point: Point): Armed => ({ point, isDue: true })
  const faults = points.map(due)
  const armed = [...faults, ...pace.slow.map(due)]
  const thaw = thaws[Math.floor(random() * thaws.length)] ?? 'last'
  const missed = () => faults.filter(({ isDue }) => isDue).map(({ point }) => point)
  try {
    const { slow: _, ...rest } = pace
    const way = { armed, thaw, seen: new Set<string>(), ...rest }
    const { stalls, found } = await goThrough(world, scenarioNamed(scenario), way, faults.length)
    return { ...plan, missed: missed(), stalls, wrong: wrongIn(found, good, points) }
  } catch (error) {
    const wrong: Wrong = { kind: 'stuck', said: String(error) }
    return { ...plan, missed: missed(), stalls: 0, wrong: [wrong] }
  }
}

const tries = 80

/**
 * Tries until all faults were met: which way a run goes is not all in our hands. `places`: all that
 * good runs passed.
 */
export const tryPlan = async (
  world: World,
  plan: Plan,
  good: Found,
  places: readonly string[],
): Promise<Trial> => {
  let last: Trial = { ...plan, missed: plan.points, stalls: 0, wrong: [] }
  for (let count = 0; count < tries; count += 1) {
    if (last.missed.length === 0 || last.wrong.length > 0) return last
    const turn = (count - 1) / 2
    const slow = count % 2 === 1 ? last.missed.flatMap((one) => slowVendor(one, places, turn)) : []
    const pace = { ...(paces[count % paces.length] ?? unhurried), slow }
    const next = await tryOnce(world, { ...plan, points: last.missed }, good, pace)
    last = { ...next, points: plan.points }
  }
  return last
}
