import { join } from 'node:path'
import { openCoolify } from '../../../src/sandbox/coolify/coolify-stand-in'
import { openFaults } from '../../../src/sandbox/fault-injector'
import { token } from './sandbox-coolify-fixture'

/** A Coolify in a process of its own, to be killed: `bun coolify-runner.ts <folder> <maxMs>`. */
const [dataDir = '', maxMs = '0'] = process.argv.slice(2)
const { url } = await openCoolify({
  dataDir,
  port: 0,
  faults: openFaults({ coolify: { minMs: 0, maxMs: Number(maxMs) } }),
  token,
  adminDatabaseUrl: 'postgres://nobody:nothing@127.0.0.1:1/none',
  bootOrder: 1,
  launch: () => [process.execPath, join(import.meta.dir, 'tiny-site.ts')],
})
console.log(url)
