import { readConfig } from './config'
import { log, messageOf } from './log'
import { startSite } from './site/start-site'
import { coreVersion } from './version'
import { startingApp, unconfiguredApp } from './web/setup-app'
import { siteApp } from './web/site-app'

const config = readConfig()
if (config.kind === 'faulty') {
  process.stderr.write(
    `vrs-core cannot start:\n${config.faults.map((one) => `  ${one}\n`).join('')}`,
  )
  process.exit(78)
}

const bootId = Bun.randomUUIDv7()
const stopping = new AbortController()
let waiting = 'database'
let fetch: (request: Request) => Response | Promise<Response> =
  config.kind === 'unconfigured'
    ? unconfiguredApp(config.missing).fetch
    : startingApp(() => ({
        state: 'starting',
        waitingFor: waiting,
        projectId: config.projectId,
        bootId,
        coreVersion,
      })).fetch

// A plugin's forgotten promise must not take the site down.
process.on('unhandledRejection', (error) =>
  log.error('A promise was rejected and nobody looked', { error: messageOf(error) }),
)
process.on('uncaughtException', (error) =>
  log.error('An error was thrown and nobody looked', { error: messageOf(error) }),
)

const listen = ({ port, host }: { port: number; host: string }) => {
  try {
    return Bun.serve({
      port,
      hostname: host,
      maxRequestBodySize: 2 * 1024 * 1024,
      fetch: (request) => fetch(request),
    })
  } catch (error) {
    process.stderr.write(
      `vrs-core cannot start:\n  PORT: expected ${port} on ${host} to be free, found: ${messageOf(error)}\n`,
    )
    process.exit(78)
  }
}

const server = listen(config)
log.info('vrs-core answers', { port: server.port ?? null, coreVersion, bootId, kind: config.kind })

let close = async () => {}

const stop = async () => {
  if (stopping.signal.aborted) return
  stopping.abort()
  const late = setTimeout(() => process.exit(0), 2800)
  await Promise.race([server.stop(), Bun.sleep(1200)])
  await server.stop(true)
  await close().catch((error) => log.error('Closing failed', { error: messageOf(error) }))
  clearTimeout(late)
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)

if (config.kind === 'configured')
  try {
    close = await startSite({
      environment: config,
      bootId,
      stopped: stopping.signal,
      waitingFor: (what) => {
        waiting = what
      },
      show: (site) => {
        fetch = siteApp(site).fetch
      },
    })
  } catch (error) {
    log.error('The site could not be started', { error: messageOf(error) })
    process.exit(1)
  }
