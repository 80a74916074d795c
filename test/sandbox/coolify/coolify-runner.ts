import { join } from 'node:path'
import { openCoolifyStandIn } from '../../../src/sandbox/coolify/coolify-stand-in'
import { createFaultInjector } from '../../../src/sandbox/fault-injector'
import { sandboxCoolifyToken } from './sandbox-coolify-fixture'

/** A Coolify in a process of its own, to be killed: `bun coolify-runner.ts <folder> <maxMs>`. */
const [dataDir = '', maxMs = '0'] = process.argv.slice(2)
const { url } = await openCoolifyStandIn({
  dataDir,
  port: 0,
  faults: createFaultInjector({ coolify: { minMs: 0, maxMs: Number(maxMs) } }),
  token: sandboxCoolifyToken,
  adminDatabaseUrl: 'postgres://nobody:nothing@127.0.0.1:1/none',
  bootOrderSeed: 1,
  buildCommand: () => [process.execPath, join(import.meta.dir, 'tiny-site.ts')],
})
console.log(url)
