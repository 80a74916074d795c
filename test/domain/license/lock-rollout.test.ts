import { describe, expect, test } from 'bun:test'
import { type RolloutRing, rolloutRings } from '../../../events/rollout'
import type { LockRequest, PublishedVersion } from '../../../src/domain/license/lock-request'
import { listResolvablePlugins, resolvePluginLock } from '../../../src/domain/license/plugin-lock'

const version = (number: string, more: Partial<PublishedVersion> = {}): PublishedVersion => ({
  ...{ plugin: 'a', version: number, runtime: 'bun', sha256: 'ab'.repeat(32), size: 1 },
  ...{ manifest: 'jws', minCore: '1.0.0', dependsOn: {}, isStable: true, yankedBecause: null },
  ...{ isCurrent: false, publishedAt: '2026-06-01T00:00:00Z' },
  ...more,
})
const rolledOut = (
  rolloutState: NonNullable<PublishedVersion['rolloutState']>,
  rolloutRing: RolloutRing = 'internal',
  more: Partial<PublishedVersion> = {},
) => ({
  ...{ isCurrent: true, rolloutPrevious: '1.0.0' },
  ...{ rolloutState, rolloutRing },
  ...more,
})

const lockedFor = (
  versions: PublishedVersion[],
  request: Pick<LockRequest, 'ring'> & { runs?: string } = {},
) => {
  const { runs, ...more } = request
  const { lock } = resolvePluginLock({
    licenses: [{ plugin: 'a', updatesUntil: null }],
    versions,
    core: null,
    ...(runs ? { installed: new Map([['a', runs]]) } : {}),
    ...more,
  })
  return lock.map((one) => one.version).join()
}

describe('the lock during a rollout', () => {
  test.each([
    ['internal', ['2.0.0', '1.0.0', '1.0.0']],
    ['tenth', ['2.0.0', '2.0.0', '1.0.0']],
    ['all', ['2.0.0', '2.0.0', '2.0.0']],
  ] as const)(
    'gives the version to the rings up to %s, the one before to the others',
    (reached, expected) => {
      const versions = [
        version('1.0.0'),
        version('1.9.0'),
        version('2.0.0', rolledOut('running', reached)),
      ]
      expect(rolloutRings.map((ring) => lockedFor(versions, { ring }))).toEqual([...expected])
      expect(rolloutRings.map((ring) => lockedFor(versions, { ring, runs: '1.0.0' }))).toEqual([
        ...expected,
      ])
      expect(lockedFor(versions)).toBe(expected[2])
    },
  )

  test('leaves sites at a newer version than the one before, and lifts those below it', () => {
    const versions = [
      version('0.9.0'),
      version('1.0.0'),
      version('1.5.0'),
      version('2.0.0', rolledOut('running')),
    ]
    expect(lockedFor(versions, { ring: 'all', runs: '1.5.0' })).toBe('1.5.0')
    expect(lockedFor(versions, { ring: 'all', runs: '0.9.0' })).toBe('1.0.0')
  })

  test('that is halted gives the version only where it runs already', () => {
    const versions = [version('1.0.0'), version('2.0.0', rolledOut('halted', 'tenth'))]
    expect(lockedFor(versions, { ring: 'internal', runs: '2.0.0' })).toBe('2.0.0')
    expect(lockedFor(versions, { ring: 'internal', runs: '1.0.0' })).toBe('1.0.0')
    expect(lockedFor(versions, { ring: 'tenth' })).toBe('1.0.0')
  })

  test('that was rolled back gives it nowhere, although a plugin would like it', () => {
    const versions = [
      version('1.0.0', { isCurrent: true }),
      version('2.0.0', rolledOut('rolledBack', 'all', { isCurrent: false })),
    ]
    for (const runs of ['1.0.0', '2.0.0'])
      expect(lockedFor(versions, { ring: 'internal', runs })).toBe('1.0.0')
  })

  test('gives no version ahead of its ring because another plugin needs it', () => {
    const versions = [
      version('1.0.0', { plugin: 'b', isCurrent: true }),
      version('1.1.0', { plugin: 'b', dependsOn: { a: '^2' } }),
      version('1.0.0'),
      version('2.0.0', rolledOut('running', 'internal')),
    ]
    const licenses = ['a', 'b'].map((plugin) => ({ plugin, updatesUntil: null }))
    const { lock } = resolvePluginLock({ licenses, versions, core: null, ring: 'all' })
    expect(lock.map(({ name, version: number }) => `${name} ${number}`)).toEqual([
      'a 1.0.0',
      'b 1.0.0',
    ])
  })

  test('offers new sites what they may have: the version before', () => {
    const versions = [version('1.0.0'), version('2.0.0', rolledOut('running'))]
    expect([...listResolvablePlugins(versions)]).toEqual(['a'])
  })
})
