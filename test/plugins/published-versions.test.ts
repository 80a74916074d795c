import { expect, test } from 'bun:test'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { packPlugin } from '../../src/integrations/artifacts/pack-plugin'

/**
 * The archives of the versions as they are published from here. A published version never changes: for
 * another content raise `version` in the plugin's manifest, then write both down here.
 */
test.each([
  ['datenschutz', '1.0.1', 'f72f9a9234146c9236a238a388de1d0842a639118f7dfe88b6839cba3a80e677'],
  ['directory', '1.0.1', 'c2639f7fec0cebc58ee1b39c5011ff9490f05a24b582da61931cf407c38a5f1a'],
  ['impressum', '1.0.1', '78646967979a0c09b3006bf94b679e339254b651c4c67cfec487d95e8cc36564'],
  ['kontakt', '1.0.1', '9a99dfc988a33e8698026b08346dd37f0c44dfcb6239bd8363fa9780f2c6c4c8'],
] as const)('%s %s has the content that was published', async (name, version, sha256) => {
  const { manifest, bytes } = await packPlugin(join(import.meta.dir, '../../plugins', name))
  const found = createHash('sha256').update(bytes).digest('hex')
  expect([manifest.version, found]).toEqual([version, sha256])
})
