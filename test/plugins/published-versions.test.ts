import { expect, test } from 'bun:test'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { packPlugin } from '../../src/integrations/artifacts/pack-plugin'

/**
 * The archives of the versions as they are published from here. A published version never changes: for
 * another content raise `version` in the plugin's manifest, then write both down here.
 */
test.each([
  ['datenschutz', '1.0.2', '17de2f6ab9eb00f0d0984172ce3c3e55045a29aa360407e8eecbb7c2e09c26d1'],
  ['directory', '1.0.2', '2df505c56384db9ebd86f08bfaf054bda6a03297997dca75966f97bd2838e14b'],
  ['impressum', '1.0.2', 'a733e2c71396f2843011cbde41c8d809856862d1898ea3959b40d063949fef0d'],
  ['kontakt', '1.0.2', '2e4a74d1986466dfa525b6b03d650ccd4ade642f7dd59d2c424d2e907ac090d3'],
] as const)('%s %s has the content that was published', async (name, version, sha256) => {
  const { manifest, bytes } = await packPlugin(join(import.meta.dir, '../../plugins', name))
  const found = createHash('sha256').update(bytes).digest('hex')
  expect([manifest.version, found]).toEqual([version, sha256])
})
