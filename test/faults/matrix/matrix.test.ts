import { afterAll, beforeAll, expect, test } from 'bun:test'
import { processes } from '../../../src/processes/reactions'
import type { Point } from './points'
import { causeOf, pointsAt, queueOf, spelled } from './points'
import { randomFrom, shuffled } from './random'
import { scenarios } from './scenarios'
import type { Trial } from './trial'
import { tryOut, tryPoint } from './trial'
import { openWorld, type World } from './world'

const isProof = Boolean(process.env.VRS_PROVE)
const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1_000_000))
const only = process.env.VRS_FAULT
const atOnce = 8
const perWorld = 160
const sample = Number(process.env.VRS_RUNS ?? (isProof ? 3_000 : 300))

let world: World
let places: string[] = []

/** The places that every good run passes, whatever its pace was. */
const probe = async () => {
  const passed: string[] = []
  for (const scenario of scenarios) {
    const runs = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const seen = new Set<string>()
        const { wrong } = await tryOut(world, scenario, seen)
        expect(wrong).toEqual([])
        return seen
      }),
    )
    const all = new Set(runs.flatMap((seen) => [...seen]))
    passed.push(...[...all].filter((place) => runs.filter((seen) => seen.has(place)).length >= 2))
  }
  return passed
}

beforeAll(async () => {
  world = await openWorld()
  places = await probe()
}, 60_000)
afterAll(() => world.close())

/** As many runs as wanted, each point once before any comes again. */
const chosen = (): Point[] => {
  const points = pointsAt(places)
  if (only) return points.filter((point) => spelled(point) === only)
  const random = randomFrom(seed)
  const rounds = isProof ? Math.ceil(sample / points.length) : 1
  return Array.from({ length: rounds }, () => shuffled(points, random))
    .flat()
    .slice(0, isProof ? rounds * points.length : sample)
}

const inWorld = async (points: readonly Point[], from: number): Promise<Trial[]> => {
  const left = points.map((point, index) => ({ point, seed: seed + from + index }))
  const trials: Trial[] = []
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift())
      trials.push(await tryPoint(world, next.point, only ? seed : next.seed))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return trials
}

const tried = async (points: readonly Point[]) => {
  const trials: Trial[] = []
  for (let from = 0; from < points.length; from += perWorld) {
    if (from > 0) {
      await world.close()
      world = await openWorld()
    }
    trials.push(...(await inWorld(points.slice(from, from + perWorld), from)))
  }
  return trials
}

const replay = ({ point, wrong }: Trial) =>
  `VRS_SEED=${seed} VRS_FAULT='${spelled(point)}'  ${wrong.map(({ said }) => said).join('; ')}`

test('every step of every process is passed by a scenario', () => {
  const passed = new Set(places.map((place) => `${queueOf(place)} ${causeOf(place)}`))
  const steps = processes.flatMap(({ queue, table }) =>
    Object.keys(table).map((cause) => `${queue} ${cause}`),
  )
  expect(steps.filter((step) => !passed.has(step))).toEqual([])
})

test('whatever goes wrong wherever, everything is there once and nothing is stuck', async () => {
  const points = chosen()
  const trials = await tried(points)
  const kinds = trials.flatMap(({ wrong }) => wrong.map(({ kind }) => kind))
  const of = (kind: string) => kinds.filter((one) => one === kind).length
  const reached = trials.filter(({ isReached }) => isReached)
  console.log(
    `matrix: seed ${seed}, ${trials.length} runs at ${new Set(points.map(spelled)).size} of ` +
      `${pointsAt(places).length} points, ${reached.length} reached, ` +
      `${trials.filter(({ stalls }) => stalls > 0).length} stalled and were resumed; ` +
      `${of('duplicate')} duplicates, ${of('lost')} lost, ${of('orphan')} orphans, ` +
      `${of('stuck')} stuck, ${of('order')} out of order`,
  )
  expect(trials.filter(({ wrong }) => wrong.length > 0).map(replay)).toEqual([])
  expect(trials.filter(({ isReached }) => !isReached).map(replay)).toEqual([])
}, 1_800_000)
