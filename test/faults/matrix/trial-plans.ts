import type { Point } from './fault-points'
import { pointsAt, scenarioOf, spelled } from './fault-points'
import type { Plan } from './run-trial'
import { randomFrom, shuffled } from './seeded-random'

const alone = (points: readonly Point[], seed: number): Plan[] =>
  points.map((point) => ({ scenario: scenarioOf(point.place), points: [point], seed }))

/** Every point alone, in as many rounds as make `least` runs; each round has other details. */
export const wholePlan = (places: readonly string[], seed: number, least: number): Plan[] => {
  const points = pointsAt(places)
  const random = randomFrom(seed)
  const rounds = Math.ceil(least / points.length)
  return Array.from({ length: rounds }, (_, round) =>
    alone(shuffled(points, random), seed + round),
  ).flat()
}

/** So many of the points, picked by chance. */
export const samplePlan = (places: readonly string[], seed: number, size: number): Plan[] =>
  alone(shuffled(pointsAt(places), randomFrom(seed)).slice(0, size), seed)

/** The points of one plan alone, as a failure prints them. */
export const replayPlan = (places: readonly string[], seed: number, wanted: string): Plan[] => {
  const names = wanted.split(',')
  const points = pointsAt(places).filter((point) => names.includes(spelled(point)))
  return points.length > 0 ? [{ scenario: scenarioOf(names[0] ?? ''), points, seed }] : []
}
