import { afterAll, beforeAll, expect, test } from 'bun:test'
import { processes } from '../../../src/processes/reactions'
import type { Found } from './found'
import type { Point } from './points'
import { causeOf, pointsAt, queueOf, scenarioOf, spelled } from './points'
import { randomFrom, shuffled } from './random'
import { scenarios } from './scenarios'
import type { Trial } from './trial'
import { goodRun, tryPoint } from './trial'
import { openWorld, type World } from './world'

const isProof = Boolean(process.env.VRS_PROVE)
const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1_000_000))
const only = process.env.VRS_FAULT
const atOnce = 8
const perWorld = 160
const sample = Number(process.env.VRS_RUNS ?? (isProof ? 3_000 : 300))

let world: World
const places: string[] = []
const good = new Map<string, Found>()

/** The places that good runs pass, whatever their pace; what they leave is what must be there. */
const probe = async () => {
  for (const scenario of scenarios) {
    const runs = await Promise.all(Array.from({ length: 6 }, () => goodRun(world, scenario)))
    const [first] = runs
    if (!first) throw new Error('expected good runs, found none')
    good.set(scenario.name, first.found)
    const all = new Set(runs.flatMap(({ seen }) => [...seen]))
    places.push(
      ...[...all].filter((place) => runs.filter(({ seen }) => seen.has(place)).length >= 2),
    )
  }
}

beforeAll(async () => {
  world = await openWorld()
  await probe()
}, 60_000)
afterAll(() => world.close())

type Chosen = { point: Point; seed: number }

/** As many runs as wanted; each point comes once a round, with other details each time. */
const chosen = (): Chosen[] => {
  const points = pointsAt(places)
  if (only)
    return points.filter((point) => spelled(point) === only).map((point) => ({ point, seed }))
  const random = randomFrom(seed)
  const rounds = isProof ? Math.ceil(sample / points.length) : 1
  const all = Array.from({ length: rounds }, (_, round) =>
    shuffled(points, random).map((point) => ({ point, seed: seed + round })),
  ).flat()
  return isProof ? all : all.slice(0, sample)
}

const goodOf = ({ place }: Point): Found => {
  const found = good.get(scenarioOf(place))
  if (!found) throw new Error(`expected a good run of ${place}, found none`)
  return found
}

const inWorld = async (points: readonly Chosen[]): Promise<Trial[]> => {
  const left = [...points]
  const trials: Trial[] = []
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift())
      trials.push(await tryPoint(world, next.point, goodOf(next.point), next.seed))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return trials
}

const tried = async (points: readonly Chosen[]) => {
  const trials: Trial[] = []
  for (let from = 0; from < points.length; from += perWorld) {
    if (from > 0) {
      await world.close()
      world = await openWorld()
    }
    trials.push(...(await inWorld(points.slice(from, from + perWorld))))
  }
  return trials
}

const replay = ({ point, seed, wrong }: Trial) =>
  `VRS_SEED=${seed} VRS_FAULT='${spelled(point)}'  ${wrong.map(({ said }) => said).join('; ')}`

test('every step of every process is passed by a scenario', () => {
  const passed = new Set(places.map((place) => `${queueOf(place)} ${causeOf(place)}`))
  const steps = processes.flatMap(({ queue, table }) =>
    Object.keys(table).map((cause) => `${queue} ${cause}`),
  )
  expect(steps.filter((step) => !passed.has(step))).toEqual([])
})

test('after an order there is one of each thing, and nothing of what was removed', () => {
  const one = { projects: 1, databases: 1, applications: 1, running: 1, storages: 1, records: 1 }
  const kept = { keys: 1, licenses: 1, mails: { received: 1, welcome: 1 }, stands: 'live' }
  expect(good.get('live')).toMatchObject({ ...one, ...kept, jobs: 0 })
  const none = { applications: 0, databases: 0, projects: 0, storages: 0, records: 0, jobs: 0 }
  for (const name of ['removed', 'expired'])
    if (good.has(name)) expect(good.get(name)).toMatchObject(none)
})

test('whatever goes wrong wherever, everything is there once and nothing is stuck', async () => {
  const points = chosen()
  const trials = await tried(points)
  const kinds = trials.flatMap(({ wrong }) => wrong.map(({ kind }) => kind))
  const of = (kind: string) => kinds.filter((one) => one === kind).length
  const reached = trials.filter(({ isReached }) => isReached)
  console.log(
    `matrix: seed ${seed}, ${trials.length} runs at ${new Set(points.map(({ point }) => spelled(point))).size} of ` +
      `${pointsAt(places).length} points, ${reached.length} reached, ` +
      `${trials.filter(({ stalls }) => stalls > 0).length} stalled and were resumed; ` +
      `${of('duplicate')} duplicates, ${of('lost')} lost, ${of('orphan')} orphans, ` +
      `${of('stuck')} stuck, ${of('order')} out of order`,
  )
  expect(trials.filter(({ wrong }) => wrong.length > 0).map(replay)).toEqual([])
  expect(trials.filter(({ isReached }) => !isReached).map(replay)).toEqual([])
}, 1_800_000)
