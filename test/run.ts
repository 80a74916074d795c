import { prepareServices } from './support/service-process'
import { startSharedDatabase } from './support/shared-database'

/** Two files at a time, each of which mostly waits; the rest of the command line is `bun test`'s. */
const command = [process.execPath, 'test', '--parallel=2', '--no-isolate', '--timeout=20000']

// The first names the folder of this run, which the second puts its data into.
const [stop] = await Promise.all([startSharedDatabase(), prepareServices()])
const child = Bun.spawn([...command, ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit'],
  env: process.env,
})
// A Ctrl-C reaches both: the tests end first.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => child.kill())
const code = await child.exited.finally(stop)
process.exit(code)
