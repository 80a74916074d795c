import { describe, expect, test } from 'bun:test'
import {
  findRolloutFailure,
  observeRings,
  type RolloutReport,
  sumReachedRings,
} from '../../../src/domain/rollout/failed-boots'
import { findRing } from '../../../src/domain/rollout/rings'

const rollout = { plugin: 'crm', version: '2.0.0' }
const report = (more: Partial<RolloutReport> = {}): RolloutReport => ({
  projectId: 'p1',
  receivedAt: '2026-11-21T12:00:00.000Z',
  healthy: true,
  plugins: [{ name: 'crm', version: '2.0.0', state: 'running' }],
  errors: [],
  ...more,
})
const error = (code: string, plugin?: string) => ({
  code,
  message: 'why',
  ...(plugin ? { plugin } : {}),
})
const old = [{ name: 'crm', version: '1.0.0', state: 'running' }]

describe('a boot', () => {
  test.each([
    ['an error names the plugin', { errors: [error('MIGRATION_FAILED', 'crm')], plugins: old }],
    ['although it is well', { errors: [error('PLUGIN_CRASHED', 'crm')], healthy: true }],
    ['the version does not run', { plugins: [{ ...rollout, name: 'crm', state: 'failed' }] }],
    ['the site is not well with it', { healthy: false }],
    ['not well, and the error names nothing', { healthy: false, errors: [error('UNHEALTHY')] }],
  ])('fails where %s', (_, more: Partial<RolloutReport>) => {
    expect(findRolloutFailure(report(more), rollout)).toBeDefined()
  })

  test.each([
    ['all is well', {}],
    ['another plugin fails', { healthy: false, errors: [error('PLUGIN_CRASHED', 'blog')] }],
    ['the version is not there yet', { healthy: false, plugins: old }],
    ['the line was down', { healthy: false, errors: [error('MARKETPLACE_UNREACHABLE', 'crm')] }],
    ['it runs a newer one', { errors: [error('VERSION_LOWER', 'crm')] }],
    ['its license has ended', { plugins: [{ ...rollout, name: 'crm', state: 'stopped' }] }],
  ])('does not fail where %s', (_, more: Partial<RolloutReport>) => {
    expect(findRolloutFailure(report(more), rollout)).toBeUndefined()
  })
})

describe('the rings', () => {
  const ids = Array.from({ length: 4000 }, (_, index) => `project-${index}`)
  const ringOf = (id: string, projectType = 'city_server') => findRing({ id, projectType })

  test('hold our own projects, a tenth of the others, and the rest', () => {
    const tenth = ids.filter((id) => ringOf(id) === 'tenth').length
    expect(tenth).toBeGreaterThan(340)
    expect(tenth).toBeLessThan(460)
    expect(new Set(ids.map((id) => ringOf(id, 'intern')))).toEqual(new Set(['internal']))
    expect(ids.map((id) => ringOf(id))).toEqual(ids.map((id) => ringOf(id)))
  })

  test('count what was reported since they were reached, and each site once', () => {
    const early = '2026-11-21T09:00:00.000Z'
    const reached = '2026-11-21T10:00:00.000Z'
    const [one = '', two = ''] = ids.filter((id) => ringOf(id) === 'tenth')
    const late = ids.find((id) => ringOf(id) === 'all') ?? ''
    const sites = [
      { projectId: 'ours', projectType: 'intern' },
      ...[one, two, late].map((projectId) => ({ projectId, projectType: 'city_server' })),
    ]
    const failed = { healthy: false, errors: [error('PLUGIN_CRASHED', 'crm')], plugins: old }
    const rings = observeRings(
      { ...rollout, reachedAt: { internal: early, tenth: reached, all: null } },
      sites,
      [
        report({ projectId: 'ours' }),
        report({ projectId: one, ...failed, receivedAt: early }),
        report({ projectId: one }),
        report({ projectId: two, ...failed }),
        report({ projectId: two, ...failed, receivedAt: '2026-11-21T13:00:00.000Z' }),
        report({ projectId: late, ...failed }),
      ],
    )
    expect(
      rings.map(({ sites: count, running, failed: found }) => [count, running, found]),
    ).toEqual([
      [1, 1, []],
      [2, 1, [expect.objectContaining({ projectId: two, code: 'PLUGIN_CRASHED' })]],
      [1, 0, []],
    ])
    expect(sumReachedRings(rings, 'tenth')).toMatchObject({ sites: 3, running: 2 })
    expect(sumReachedRings(rings, 'internal')).toMatchObject({ sites: 1, failed: [] })
  })
})
