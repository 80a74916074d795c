import { expect, test } from 'bun:test'
import type { PublishedVersion } from '../../../src/domain/license/lock-request'
import { listYankedPlugins } from '../../../src/domain/license/yanked-plugins'

const version = (plugin: string, number: string, more: Partial<PublishedVersion> = {}) => ({
  ...{ plugin, version: number, runtime: 'bun' as const, sha256: 'a', size: 1, manifest: 'jws' },
  ...{ minCore: '1.0.0', dependsOn: {}, isStable: true, isCurrent: false, yankedBecause: null },
  ...{ publishedAt: '2026-11-01T00:00:00.000Z', ...more },
})
const yanked = { yankedBecause: 'leak' }

test('only what was yanked and runs here is warned of, by plugin', () => {
  const versions = [
    version('shop', '1.0.0', yanked),
    version('shop', '1.1.0'),
    version('blog', '2.0.0', yanked),
    version('blog', '1.0.0', yanked),
    version('blog', '2.0.0', { yankedBecause: 'other', runtime: 'python' }),
    version('news', '1.0.0', yanked),
    version('kontakt', '1.0.0'),
  ]
  const installed = new Map([
    ['shop', '1.0.0'],
    ['blog', '2.0.0'],
    ['kontakt', '1.0.0'],
  ])
  expect(listYankedPlugins({ versions, installed })).toEqual([
    { plugin: 'blog', version: '2.0.0', because: 'leak' },
    { plugin: 'shop', version: '1.0.0', because: 'leak' },
  ])
  expect(listYankedPlugins({ versions })).toEqual([])
})
