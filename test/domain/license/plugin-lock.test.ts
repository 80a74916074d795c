import { describe, expect, test } from 'bun:test'
import type { LockRequest, PublishedVersion } from '../../../src/domain/license/lock-request'
import { listResolvablePlugins, resolvePluginLock } from '../../../src/domain/license/plugin-lock'
import { createRandom } from '../../faults/matrix/seeded-random'
import { solveByTryingAll } from './lock-model'

const version = (
  name: string,
  dependsOn: Record<string, string> = {},
  more: Partial<PublishedVersion> = {},
): PublishedVersion => {
  const [plugin = '', number = ''] = name.split(' ')
  return {
    plugin,
    version: number,
    runtime: 'bun',
    sha256: 'ab'.repeat(32),
    size: 1,
    manifest: 'jws',
    minCore: '1.0.0',
    dependsOn,
    isStable: true,
    yankedBecause: null,
    isCurrent: false,
    publishedAt: '2026-06-01T00:00:00Z',
    ...more,
  }
}
const current = { isCurrent: true }
const yanked = { yankedBecause: 'leak' }

const licensesOf = (...plugins: string[]) =>
  plugins.map((plugin) => ({ plugin, updatesUntil: null }))

const solve = (request: Partial<LockRequest> & Pick<LockRequest, 'licenses' | 'versions'>) => {
  const { lock, unresolved } = resolvePluginLock({ core: null, ...request })
  return { lock: lock.map((one) => `${one.name} ${one.version}`), unresolved }
}

describe('a lock', () => {
  test('takes a version of a dependency that fits, although another is current', () => {
    const versions = [
      version('a 1.0.0', { b: '^1' }, current),
      version('b 1.4.0'),
      version('b 1.5.0'),
      version('b 2.0.0', {}, current),
    ]
    expect(solve({ licenses: licensesOf('a', 'b'), versions })).toEqual({
      lock: ['a 1.0.0', 'b 1.5.0'],
      unresolved: [],
    })
  })

  test('leaves out what depends on what is left out, and says of each why', () => {
    const versions = [
      version('a 1.0.0', { b: '^1' }, current),
      version('b 1.0.0', { c: '^1' }, current),
      version('c 1.0.0', {}, current),
    ]
    expect(solve({ licenses: licensesOf('a', 'b'), versions })).toEqual({
      lock: [],
      unresolved: [
        {
          plugin: 'a',
          code: 'DEPENDENCY',
          dependency: { name: 'b', range: '^1', problem: 'UNRESOLVED' },
        },
        {
          plugin: 'b',
          code: 'DEPENDENCY',
          dependency: { name: 'c', range: '^1', problem: 'NOT_LICENSED' },
        },
      ],
    })
    expect(solve({ licenses: licensesOf('a', 'b', 'c'), versions }).lock).toHaveLength(3)
  })

  test('takes an older version of what depends, if only that leaves nothing out', () => {
    const versions = [
      version('a 1.0.0', { c: '^1' }),
      version('a 2.0.0', { c: '^2' }, current),
      version('b 1.0.0', { c: '^1' }, current),
      version('c 1.0.0'),
      version('c 2.0.0', {}, current),
    ]
    expect(solve({ licenses: licensesOf('a', 'b', 'c'), versions }).lock).toEqual([
      'a 1.0.0',
      'b 1.0.0',
      'c 1.0.0',
    ])
  })

  test('keeps what runs where not all can be had, and names the version in the way', () => {
    const versions = [
      version('a 1.0.0', { c: '^1' }, current),
      version('b 1.0.0', { c: '^2' }, current),
      version('c 1.0.0'),
      version('c 2.0.0', {}, current),
    ]
    const licenses = licensesOf('a', 'b', 'c')
    expect(solve({ licenses, versions }).lock).toEqual(['b 1.0.0', 'c 2.0.0'])
    const installed = new Map([
      ['a', '1.0.0'],
      ['c', '1.0.0'],
    ])
    expect(solve({ licenses, versions, installed })).toEqual({
      lock: ['a 1.0.0', 'c 1.0.0'],
      unresolved: [
        {
          plugin: 'b',
          code: 'DEPENDENCY',
          dependency: { name: 'c', range: '^2', problem: 'OTHER_VERSION', version: '1.0.0' },
        },
      ],
    })
  })

  test('stays at the version that runs where the current one does not fit', () => {
    const versions = [
      version('b 1.4.0'),
      version('b 1.5.0'),
      version('b 2.0.0', {}, { ...current, minCore: '2.0.0' }),
      version('b 2.1.0'),
    ]
    const request = { licenses: licensesOf('b'), versions, core: '1.9.0' }
    expect(solve(request).lock).toEqual(['b 1.5.0'])
    expect(solve({ ...request, installed: new Map([['b', '1.4.0']]) }).lock).toEqual(['b 1.4.0'])
  })

  test('keeps a yanked version where it runs, until a newer one fits', () => {
    const versions = [version('b 1.0.0', {}, yanked)]
    const installed = new Map([['b', '1.0.0']])
    expect(solve({ licenses: licensesOf('b'), versions }).unresolved).toEqual([
      { plugin: 'b', code: 'YANKED' },
    ])
    expect(solve({ licenses: licensesOf('b'), versions, installed }).lock).toEqual(['b 1.0.0'])
    const withOlder = [...versions, version('b 0.9.0')]
    const older = { licenses: licensesOf('b'), versions: withOlder, installed }
    expect(solve(older).lock).toEqual(['b 1.0.0'])
    expect(solve({ ...older, versions: [...withOlder, version('b 1.0.1')] }).lock).toEqual([
      'b 1.0.1',
    ])
  })

  test.each([
    ['NO_VERSION', []],
    ['NO_VERSION', [version('b 1.0.0', {}, { isStable: false })]],
    ['NO_VERSION', [version('b 1.0.0', {}, { runtime: 'python' })]],
    ['YANKED', [version('b 1.0.0', {}, yanked)]],
    [
      'CORE_TOO_OLD',
      [version('b 1.0.0', {}, { minCore: '2.0.0' }), version('b 0.1.0', {}, yanked)],
    ],
    ['UPDATES_ENDED', [version('b 1.0.0', {}, { publishedAt: '2026-09-01T00:00:00Z' })]],
  ] as const)('says %s where no version can be had', (code, versions) => {
    const licenses = [{ plugin: 'b', updatesUntil: '2026-07-01T00:00:00Z' }]
    const found = solve({ licenses, versions, core: '1.0.0' })
    expect(found).toEqual({ lock: [], unresolved: [{ plugin: 'b', code }] })
  })

  test('is found for plugins that need each other', () => {
    const versions = [
      version('a 1.0.0', { b: '^1' }, current),
      version('b 1.0.0', { a: '^1' }, current),
    ]
    expect(solve({ licenses: licensesOf('b', 'a'), versions }).lock).toEqual(['a 1.0.0', 'b 1.0.0'])
  })

  test('is found soon among many versions that never fit', () => {
    const many = (plugin: string, dependsOn: Record<string, string>) =>
      Array.from({ length: 30 }, (_, at) => version(`${plugin} 1.${at}.0`, dependsOn))
    const versions = [
      ...many('a', { b: '^1', c: '^1' }),
      ...many('b', { c: '^1', d: '^1' }),
      ...many('c', { d: '^1', e: '<1.0.0' }),
      ...many('d', { e: '^1' }),
      ...many('e', {}),
    ]
    const found = solve({ licenses: licensesOf('a', 'b', 'c', 'd', 'e'), versions })
    expect(found.lock).toEqual(['d 1.29.0', 'e 1.29.0'])
  })
})

test('a plugin can be ordered whose dependencies have a version that fits', () => {
  const versions = [
    version('a 1.0.0', { b: '^1' }, current),
    version('b 1.5.0'),
    version('b 2.0.0', {}, current),
    version('d 1.0.0', { missing: '^1' }, current),
  ]
  expect([...listResolvablePlugins(versions)].toSorted()).toEqual(['a', 'b'])
})

/** `npm run prove` tries five times as many. */
const cases = process.env.VRS_PROVE ? 10_000 : 2_000
const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1_000_000))
const random = createRandom(seed)
const pick = <T>(list: readonly [T, ...T[]]): T =>
  list[Math.floor(random() * list.length)] ?? list[0]
const chance = (share: number) => random() < share

const ranges = ['*', '^1', '^2', '~1.1', '>=1.1.0', '<2.0.0', '1.0.0', '^3'] as const
const numbers = ['1.0.0', '1.1.0', '1.2.0', '2.0.0', '2.1.0'] as const

const randomVersions = (names: readonly string[]) =>
  names.flatMap((plugin) => {
    const own = numbers.filter(() => chance(0.5))
    const currentNumber = own[Math.floor(random() * (own.length + 1))]
    return own.map((number) =>
      version(
        `${plugin} ${number}`,
        Object.fromEntries(
          names
            .filter((name) => name !== plugin && chance(0.35))
            .map((name) => [name, pick(ranges)]),
        ),
        {
          isCurrent: number === currentNumber,
          isStable: chance(0.9),
          runtime: chance(0.95) ? 'bun' : 'python',
          yankedBecause: chance(0.1) ? 'leak' : null,
          minCore: pick(['1.0.0', '1.0.0', '1.0.0', '2.0.0']),
          publishedAt: pick([
            '2026-01-01T00:00:00Z',
            '2026-06-01T00:00:00Z',
            '2026-12-01T00:00:00Z',
          ]),
        },
      ),
    )
  })

const randomRequest = (): LockRequest => {
  const names = ['a', 'b', 'c', 'd'].slice(0, 2 + Math.floor(random() * 3))
  const versions = randomVersions(names)
  const installed = names.flatMap((name): [string, string][] =>
    chance(0.5) ? [[name, pick(numbers)]] : [],
  )
  return {
    versions,
    licenses: names
      .filter(() => chance(0.85))
      .map((plugin) => ({ plugin, updatesUntil: chance(0.2) ? '2026-07-01T00:00:00Z' : null })),
    core: pick([null, '1.5.0', '2.0.0']),
    ...(chance(0.6) ? { installed: new Map(installed) } : {}),
  }
}

test(`equals what trying everything finds, in ${cases} catalogues (seed ${seed})`, () => {
  for (let count = 0; count < cases; count += 1) {
    const request = randomRequest()
    const { lock, unresolved } = solve(request)
    const expected = solveByTryingAll(request)
    if (lock.join() !== expected.join())
      throw new Error(`expected ${expected}, found ${lock} for ${JSON.stringify(request)}`)
    expect(lock.length + unresolved.length).toBe(request.licenses.length)
  }
}, 60_000)
