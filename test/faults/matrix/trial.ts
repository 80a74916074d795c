import { projectFrom } from '../../../src/deciders/project-state'
import { context } from '../../store/happens'
import { type Wrong, wrongIn } from './faults-in'
import { eventsOf, lookAt } from './found'
import type { Point } from './points'
import { scenarioOf, spelled } from './points'
import { randomFrom } from './random'
import type { Run, Thaw } from './run'
import { drive } from './run'
import type { Scenario } from './scenarios'
import { scenarios } from './scenarios'
import type { World } from './world'

export type Trial = { point: Point; isReached: boolean; stalls: number; wrong: Wrong[] }

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

/** One project through one scenario with this fault, or with none; what is wrong in the end. */
export const tryOut = async (
  world: World,
  scenario: Scenario,
  seen: Set<string>,
  point?: Point,
  seed = 0,
): Promise<Omit<Trial, 'point'>> => {
  const random = randomFrom(seed ^ hashOf(point ? spelled(point) : ''))
  const armed = point && { point, isDue: true }
  const run: Run = {
    world,
    projectId: await scenario.begin(world),
    scenario: scenario.name,
    queues: scenario.queues,
    armed,
    thaw: thaws[Math.floor(random() * thaws.length)] ?? 'last',
    seen,
  }
  const asked = (error: unknown): Wrong[] => [{ kind: 'stuck', said: String(error) }]
  let stalls = 0
  try {
    await prepared(scenario, run)
    stalls = await mended(run)
    const found = await lookAt(world, run.projectId)
    const wrong = wrongIn(scenario, found, run.projectId, point)
    return { isReached: armed?.isDue === false, stalls, wrong }
  } catch (error) {
    return { isReached: armed?.isDue === false, stalls, wrong: asked(error) }
  }
}

const tries = 6

/** Tries until the fault was met: which way a run goes is not all in our hands. */
export const tryPoint = async (world: World, point: Point, seed: number): Promise<Trial> => {
  const scenario = scenarioNamed(scenarioOf(point.place))
  let last: Trial = { point, isReached: false, stalls: 0, wrong: [] }
  for (let count = 0; count < tries && !last.isReached && last.wrong.length === 0; count += 1)
    last = { point, ...(await tryOut(world, scenario, new Set(), point, seed)) }
  return last
}
