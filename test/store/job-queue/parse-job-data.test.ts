import { expect, test } from 'bun:test'
import type { JobData } from '../../../src/store/job-queue/job-queue'
import { parseJobData } from '../../../src/store/job-queue/parse-job-data'

const data: JobData = {
  step: 'dns',
  eventId: 'event-1',
  stream: 'project-1',
  correlationId: 'request-1',
  since: '2030-01-01T00:00:00.000Z',
  pollCount: 2,
  attempt: 1,
}

const job: JobData = {
  ...data,
  sweep: 1,
  breakerHolds: 3,
  heldAt: '2030-01-01T00:01:00.000Z',
  heldMs: 1500,
  waitingFor: {
    vendor: 'inwx',
    code: 'BREAKER_OPEN',
    vendorText: 'no answer',
    owner: 'vendor',
    since: '2030-01-01T00:00:30.000Z',
  },
}

test('what is stored today is read as it is', () => {
  expect(parseJobData('job-1', data)).toEqual(data)
  expect(parseJobData('job-1', job)).toEqual(job)
  expect(parseJobData('job-1', { ...data, step: 'drift' }).step).toBe('drift')
  expect(parseJobData('job-1', { ...data, step: 'dnsRemoval' }).step).toBe('dnsRemoval')
})

test('a job of an older process says look and hold', () => {
  const { pollCount: look, breakerHolds: hold, ...fields } = job
  expect(parseJobData('job-1', { ...fields, look, hold })).toEqual(job)
  const { pollCount, ...withoutCount } = data
  expect(parseJobData('job-1', { ...withoutCount, look: pollCount })).toEqual(data)
})

test('a new name counts where both are there', () => {
  expect(parseJobData('job-1', { ...job, look: 9, hold: 9 })).toEqual(job)
})

test.each([
  ['no object', 'text', ''],
  ['nothing', null, ''],
  ['an unknown step', { ...data, step: 'nowhere' }, 'step'],
  ['a count below zero', { ...data, pollCount: -1 }, 'pollCount'],
  ['no event', { ...data, eventId: undefined }, 'eventId'],
  ['an unknown owner', { ...data, waitingFor: { code: 'X', owner: 'nobody' } }, 'waitingFor.owner'],
])('%s is refused with the id of its job', (_, stored, field) => {
  expect(() => parseJobData('job-7', stored)).toThrow(
    `expected the data of job job-7 to be ours, found ${field}: `,
  )
})
