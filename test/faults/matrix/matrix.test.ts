import { afterAll, beforeAll, expect, test } from 'bun:test'
import { processes } from '../../../src/processes/engine/jobs-for-event'
import { tell } from '../fault-summary'
import { causeOf, placeOf, pointsAt, queueOf, spelled } from './fault-points'
import type { Wrong } from './find-deviations'
import { openWorld, type World } from './matrix-environment'
import { remembered } from './regression-points'
import type { Found } from './run-outcome'
import type { Plan, Trial } from './run-trial'
import { goodRun, tryPlan } from './run-trial'
import { type Scenario, scenarios } from './scenarios'
import { replayPlan, samplePlan, wholePlan } from './trial-plans'

const isProof = Boolean(process.env.VRS_PROVE)
const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1_000_000))
const only = process.env.VRS_FAULT
/** Every point; else some of them. */
const isWhole = isProof && !only
const atOnce = 12
const perWorld = 160
const size = Number(process.env.VRS_RUNS ?? (isProof ? 3_000 : 300))

let world: World
const places: string[] = []
const good = new Map<string, Found>()

/** The places that good runs pass, whatever their pace; what they leave is what must be there. */
const probe = async (scenario: Scenario) => {
  const runs: Awaited<ReturnType<typeof goodRun>>[] = []
  for (let count = 0; count < (isProof ? 5 : 3); count += 1)
    runs.push(await goodRun(world, scenario))
  const [first] = runs
  if (!first) throw new Error('expected good runs, found none')
  good.set(scenario.name, first.found)
  const all = new Set(runs.flatMap(({ seen }) => [...seen]))
  return [...all].filter((place) => runs.filter(({ seen }) => seen.has(place)).length >= 2)
}

beforeAll(async () => {
  world = await openWorld()
  places.push(...(await Promise.all(scenarios.map(probe))).flat())
}, 180_000)
afterAll(() => world.close())

const plans = (): Plan[] => {
  if (only) return replayPlan(only.split(',').map(placeOf), seed, only)
  if (isProof) return wholePlan(places, seed, size)
  const known = remembered.flatMap((point) => replayPlan(places, seed, point))
  return [...known, ...samplePlan(places, seed, size)]
}

const goodOf = (scenario: string): Found => {
  const found = good.get(scenario)
  if (!found) throw new Error(`expected a good run of ${scenario}, found none`)
  return found
}

const inWorld = async (some: readonly Plan[]): Promise<Trial[]> => {
  const left = [...some]
  const trials: Trial[] = []
  const work = async () => {
    for (let plan = left.shift(); plan; plan = left.shift())
      trials.push(await tryPlan(world, plan, goodOf(plan.scenario), places))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return trials
}

const replay = ({ points, seed: own, wrong, missed }: Trial) => {
  const said = [...wrong.map((one) => one.said), ...missed.map((one) => `missed ${spelled(one)}`)]
  return `VRS_SEED=${own} VRS_FAULT='${points.map(spelled).join()}'  ${said.join('; ')}`
}

const tried = async (all: readonly Plan[]) => {
  const trials: Trial[] = []
  for (let from = 0; from < all.length; from += perWorld) {
    if (from > 0) {
      await world.close()
      world = await openWorld()
    }
    const some = await inWorld(all.slice(from, from + perWorld))
    for (const one of some)
      if (one.wrong.length > 0 || one.missed.length > 0) console.log(replay(one))
    expect(world.overcharged()).toBe(0)
    trials.push(...some)
    if (isProof) console.log(`matrix: ${trials.length} of ${all.length} runs`)
  }
  return trials
}

test('every step of every process is passed by a scenario', () => {
  const passed = new Set(places.map((place) => `${queueOf(place)} ${causeOf(place)}`))
  const steps = processes.flatMap(({ queue, table }) =>
    Object.keys(table).map((cause) => `${queue} ${cause}`),
  )
  expect(steps.filter((step) => !passed.has(step))).toEqual([])
})

test('after an order there is one of each thing, and nothing of what was removed', () => {
  const one = { projects: 1, databases: 1, applications: 1, running: 1, storages: 1, records: 1 }
  const kept = { keys: 1, licenses: 1, stands: 'live' }
  expect(good.get('live')).toMatchObject({ ...one, ...kept, jobs: 0 })
  const none = { applications: 0, databases: 0, projects: 0, storages: 0, records: 0, jobs: 0 }
  for (const name of ['removed', 'expired'])
    if (good.has(name)) expect(good.get(name)).toMatchObject(none)
})

test('whatever goes wrong wherever, everything is there once and nothing is stuck', async () => {
  const trials = await tried(plans())
  const kinds = trials.flatMap(({ wrong }) => wrong.map(({ kind }) => kind))
  const of = (kind: Wrong['kind']) => kinds.filter((one) => one === kind).length
  const missed = trials.flatMap((trial) => trial.missed).map(spelled)
  const met = new Set(trials.flatMap((trial) => trial.points).map(spelled))
  tell(seed, {
    runs: trials.length,
    points: isWhole ? pointsAt(places).length : met.size,
    reached: met.size - new Set(missed).size,
    duplicates: of('duplicate'),
    lost: of('lost'),
    orphans: of('orphan'),
    'silently stuck': of('stuck'),
    'out of order': of('order'),
  })
  expect(trials.filter(({ wrong }) => wrong.length > 0).map(replay)).toEqual([])
  expect(missed).toEqual([])
  if (isWhole) expect(met.size).toBe(pointsAt(places).length)
  if (!only) expect(trials.length).toBeGreaterThanOrEqual(size)
}, 3_600_000)
