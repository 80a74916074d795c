import { projectFrom } from '../../../src/deciders/project-state'
import { context } from '../../store/happens'
import { type Wrong, wrongIn } from './faults-in'
import { eventsOf, type Found, lookAt } from './found'
import type { Point } from './points'
import { causeOf, scenarioOf, spelled } from './points'
import { randomFrom } from './random'
import type { Run, Thaw } from './run'
import { drive } from './run'
import type { Scenario } from './scenarios'
import { scenarios } from './scenarios'
import type { World } from './world'

export type Trial = {
  point: Point
  seed: number
  isReached: boolean
  stalls: number
  wrong: Wrong[]
}

const thaws: readonly Thaw[] = ['beside', 'next', 'last']

const hashOf = (text: string) => Number(Bun.hash(text) % 4_294_967_296n)

const scenarioNamed = (name: string): Scenario => {
  const found = scenarios.find((one) => one.name === name)
  if (!found) throw new Error(`expected a scenario, found ${name}`)
  return found
}

/** Lets a stalled project go on, as a person would; answers how often. Every stall has an owner. */
const mended = async (run: Run): Promise<number> => {
  for (let stalls = 0; ; stalls += 1) {
    await drive(run)
    const events = await eventsOf(run.world, run.projectId)
    const project = projectFrom(events)
    const stall = events.findLast(({ type }) => type === 'ProvisioningStalled')
    if (project.stage === 'unborn' || !project.stalledAt) return stalls
    if (stalls >= 2) throw new Error(`stalled again: ${JSON.stringify(stall?.data)}`)
    if (stall?.type !== 'ProvisioningStalled' || !stall.data.owner)
      throw new Error(`expected an owner of the stall, found ${JSON.stringify(stall)}`)
    await run.world.tools.command(context, run.projectId, { type: 'Resume', data: {} })
  }
}

const prepared = async (scenario: Scenario, run: Run) => {
  if (!scenario.act) return
  await drive({ ...run, armed: undefined, seen: new Set() })
  await scenario.act(run.world, run.projectId)
}

/** One project through one scenario, with this fault or with none. */
const goThrough = async (
  world: World,
  scenario: Scenario,
  more: Pick<Run, 'armed' | 'thaw' | 'seen'>,
) => {
  const { name, queues, begin } = scenario
  const run: Run = { world, projectId: await begin(world), scenario: name, queues, ...more }
  await prepared(scenario, run)
  const stalls = await mended(run)
  return { stalls, found: await lookAt(world, run.projectId) }
}

/** A run in which nothing goes wrong: the places it passed, and what it left. */
export const goodRun = async (world: World, scenario: Scenario) => {
  const seen = new Set<string>()
  const { found } = await goThrough(world, scenario, { armed: undefined, thaw: 'last', seen })
  const { covers } = scenario
  const isCovered = (place: string) => !covers || covers.some((type) => type === causeOf(place))
  return { seen: new Set([...seen].filter(isCovered)), found }
}

const tryOnce = async (world: World, point: Point, good: Found, seed: number): Promise<Trial> => {
  const random = randomFrom(seed ^ hashOf(spelled(point)))
  const armed = { point, isDue: true }
  const thaw = thaws[Math.floor(random() * thaws.length)] ?? 'last'
  const scenario = scenarioNamed(scenarioOf(point.place))
  try {
    const { stalls, found } = await goThrough(world, scenario, { armed, thaw, seen: new Set() })
    return { point, seed, isReached: !armed.isDue, stalls, wrong: wrongIn(found, good, point) }
  } catch (error) {
    const wrong: Wrong = { kind: 'stuck', said: String(error) }
    return { point, seed, isReached: !armed.isDue, stalls: 0, wrong: [wrong] }
  }
}

const tries = 25

/** Tries until the fault was met: which way a run goes is not all in our hands. */
export const tryPoint = async (world: World, point: Point, good: Found, seed: number) => {
  let last = await tryOnce(world, point, good, seed)
  for (let count = 1; count < tries && !last.isReached && last.wrong.length === 0; count += 1)
    last = await tryOnce(world, point, good, seed)
  return last
}
