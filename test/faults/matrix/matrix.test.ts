import { afterAll, beforeAll, expect, test } from 'bun:test'
import { processes } from '../../../src/processes/all-processes'
import { listHandledEvents } from '../../../src/processes/engine/find-step'
import { addToFaultSummary } from '../fault-summary'
import { causeOf, formatPoint, parseCheckpoint, queueOf } from './fault-points'
import type { Deviation } from './find-deviations'
import { type MatrixEnvironment, openMatrixEnvironment } from './matrix-environment'
import { regressionPoints } from './regression-points'
import type { RunOutcome } from './run-outcome'
import type { Trial, TrialPlan } from './run-trial'
import { goodRun, runTrialPlan } from './run-trial'
import type { Scenario } from './scenario'
import { scenarios } from './scenarios'
import { listPoints, parsePointShare, planAllPoints, planReplay, planSample } from './trial-plans'

const isProof = Boolean(process.env.VRS_PROVE)
const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1_000_000))
const replayedPoints = process.env.VRS_FAULT
/** Every point; else some of them. */
const isExhaustive = isProof && !replayedPoints
/** A proof takes an hour; it can be run in parts (`VRS_PART=2/4`) that together are the whole. */
const share = parsePointShare(process.env.VRS_PART)
const concurrency = 12
const trialsPerEnvironment = 160
const sampleSize = Number(process.env.VRS_RUNS ?? (isProof ? Math.floor(3_000 / share.of) : 50))

let environment: MatrixEnvironment
const checkpoints: string[] = []
/** Each step that a good run passed, even if only one of them did. */
const passedSteps = new Set<string>()
const goodOutcomes = new Map<string, RunOutcome>()

const stepOf = (checkpoint: string) => `${queueOf(checkpoint)} ${causeOf(checkpoint)}`

/** The places that good runs pass, whatever their pace; what they leave is what must be there. */
const collectCheckpoints = async (scenario: Scenario) => {
  const runs: Awaited<ReturnType<typeof goodRun>>[] = []
  for (let count = 0; count < (isProof ? 5 : 2); count += 1)
    runs.push(await goodRun(environment, scenario))
  const [first] = runs
  if (!first) throw new Error('expected good runs, found none')
  goodOutcomes.set(scenario.name, first.found)
  const all = new Set(runs.flatMap(({ visitedCheckpoints }) => [...visitedCheckpoints]))
  for (const checkpoint of all) passedSteps.add(stepOf(checkpoint))
  return [...all].filter(
    (checkpoint) =>
      runs.filter(({ visitedCheckpoints }) => visitedCheckpoints.has(checkpoint)).length >= 2,
  )
}

beforeAll(async () => {
  environment = await openMatrixEnvironment()
  checkpoints.push(...(await Promise.all(scenarios.map(collectCheckpoints))).flat())
}, 180_000)
afterAll(() => environment.close(), 60_000)

const plans = (): TrialPlan[] => {
  if (replayedPoints)
    return planReplay(replayedPoints.split(',').map(parseCheckpoint), seed, replayedPoints)
  if (isProof) return planAllPoints(listPoints(checkpoints, share), seed, sampleSize)
  const known = regressionPoints.flatMap((point) => planReplay(checkpoints, seed, point))
  return [...known, ...planSample(checkpoints, seed, sampleSize)]
}

const goodOutcomeOf = (scenario: string): RunOutcome => {
  const found = goodOutcomes.get(scenario)
  if (!found) throw new Error(`expected a good run of ${scenario}, found none`)
  return found
}

const runTrials = async (some: readonly TrialPlan[]): Promise<Trial[]> => {
  const left = [...some]
  const trials: Trial[] = []
  const work = async () => {
    for (let plan = left.shift(); plan; plan = left.shift())
      trials.push(await runTrialPlan(environment, plan, goodOutcomeOf(plan.scenario), checkpoints))
  }
  await Promise.all(Array.from({ length: concurrency }, work))
  return trials
}

const formatReplay = ({ points, seed: own, wrong, missed }: Trial) => {
  const lines = [
    ...wrong.map((one) => one.message),
    ...missed.map((one) => `missed ${formatPoint(one)}`),
  ]
  return `VRS_SEED=${own} VRS_FAULT='${points.map(formatPoint).join()}'  ${lines.join('; ')}`
}

const runAllTrials = async (all: readonly TrialPlan[]) => {
  const trials: Trial[] = []
  for (let from = 0; from < all.length; from += trialsPerEnvironment) {
    if (from > 0) {
      await environment.close()
      environment = await openMatrixEnvironment()
    }
    const some = await runTrials(all.slice(from, from + trialsPerEnvironment))
    for (const one of some)
      if (one.wrong.length > 0 || one.missed.length > 0) console.log(formatReplay(one))
    expect(environment.overcharged()).toBe(0)
    trials.push(...some)
    if (isProof) console.log(`matrix: ${trials.length} of ${all.length} runs`)
  }
  return trials
}

test('every step of every process is passed by a scenario', () => {
  const steps = processes.flatMap((process) =>
    listHandledEvents([process]).map((cause) => `${process.queue} ${cause}`),
  )
  expect(steps.filter((step) => !passedSteps.has(step))).toEqual([])
})

test('after an order there is one of each thing, and nothing of what was removed', () => {
  const one = { projects: 1, databases: 1, applications: 1, running: 1, storages: 1, records: 2 }
  const kept = { keys: 1, licenses: 1, stands: 'live' }
  expect(goodOutcomes.get('live')).toMatchObject({ ...one, ...kept, jobs: 0 })
  // The order's license, and what each purchase does to that of another plugin.
  expect(goodOutcomes.get('plugins ordered')?.licenses).toBe(2)
  for (const name of ['a license renewed', 'a license upgraded', 'a trial converted'])
    expect(goodOutcomes.get(name)?.licenses).toBe(3)
  const none = { applications: 0, databases: 0, projects: 0, storages: 0, records: 0, jobs: 0 }
  for (const name of ['removed', 'expired'])
    if (goodOutcomes.has(name)) expect(goodOutcomes.get(name)).toMatchObject(none)
})

test('whatever goes wrong wherever, everything is there once and nothing is stuck', async () => {
  const trials = await runAllTrials(plans())
  const kinds = trials.flatMap(({ wrong }) => wrong.map(({ kind }) => kind))
  const of = (kind: Deviation['kind']) => kinds.filter((one) => one === kind).length
  const missed = trials.flatMap((trial) => trial.missed).map(formatPoint)
  const points = new Set(trials.flatMap((trial) => trial.points).map(formatPoint))
  addToFaultSummary(seed, {
    runs: trials.length,
    points: isExhaustive ? listPoints(checkpoints, share).length : points.size,
    reached: points.size - new Set(missed).size,
    duplicates: of('duplicate'),
    lost: of('lost'),
    orphans: of('orphan'),
    'silently stuck': of('stuck'),
    'out of order': of('order'),
  })
  expect(trials.filter(({ wrong }) => wrong.length > 0).map(formatReplay)).toEqual([])
  expect(missed).toEqual([])
  if (isExhaustive) expect(points.size).toBe(listPoints(checkpoints, share).length)
  if (!replayedPoints) expect(trials.length).toBeGreaterThanOrEqual(sampleSize)
}, 7_200_000)
