import type { FaultPoint } from './fault-points'
import { formatPoint, pointsAt, scenarioOf } from './fault-points'
import type { TrialPlan } from './run-trial'
import { createRandom, shuffle } from './seeded-random'

const planEachPoint = (points: readonly FaultPoint[], seed: number): TrialPlan[] =>
  points.map((point) => ({ scenario: scenarioOf(point.checkpoint), points: [point], seed }))

/** One of so many parts of the points, by their names: `2/4`. */
export type PointShare = { part: number; of: number }

export const parsePointShare = (text = '1/1'): PointShare => {
  const [part = 0, of = 0] = text.split('/').map(Number)
  if (!(part >= 1 && part <= of)) throw new Error(`expected a part such as 2/4, found ${text}`)
  return { part, of }
}

export const listPoints = (places: readonly string[], { part, of }: PointShare): FaultPoint[] =>
  pointsAt(places).filter((point) => Number(Bun.hash.crc32(formatPoint(point))) % of === part - 1)

/** Every point alone, in as many rounds as make `least` runs; each round has other details. */
export const planAllPoints = (
  points: readonly FaultPoint[],
  seed: number,
  least: number,
): TrialPlan[] => {
  const random = createRandom(seed)
  const rounds = Math.ceil(least / points.length)
  return Array.from({ length: rounds }, (_, round) =>
    planEachPoint(shuffle(points, random), seed + round),
  ).flat()
}

/** So many of the points, picked by chance. */
export const planSample = (places: readonly string[], seed: number, size: number): TrialPlan[] =>
  planEachPoint(shuffle(pointsAt(places), createRandom(seed)).slice(0, size), seed)

/** The points of one plan alone, as a failure prints them. */
export const planReplay = (
  places: readonly string[],
  seed: number,
  expected: string,
): TrialPlan[] => {
  const names = expected.split(',')
  const points = pointsAt(places).filter((point) => names.includes(formatPoint(point)))
  return points.length > 0 ? [{ scenario: scenarioOf(names[0] ?? ''), points, seed }] : []
}
