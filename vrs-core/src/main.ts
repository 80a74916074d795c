import { readConfig } from './config'
import { getErrorMessage, log } from './log'
import { startSite } from './site/start-site'
import { coreVersion } from './version'
import { createStartingApp, createUnconfiguredApp } from './web/setup-app'
import { createSiteApp } from './web/site-app'

const config = readConfig()
if (config.kind === 'faulty') {
  process.stderr.write(
    `vrs-core cannot start:\n${config.errors.map((one) => `  ${one}\n`).join('')}`,
  )
  process.exit(78)
}

const bootId = Bun.randomUUIDv7()
const shutdownController = new AbortController()
let startupPhase = 'database'
let handleRequest: (request: Request) => Response | Promise<Response> =
  config.kind === 'unconfigured'
    ? createUnconfiguredApp(config.missing).fetch
    : createStartingApp(() => ({
        state: 'starting',
        waitingFor: startupPhase,
        projectId: config.projectId,
        bootId,
        coreVersion,
      })).fetch

// A plugin's forgotten promise must not take the site down.
process.on('unhandledRejection', (error) =>
  log.error('A promise was rejected and nobody looked', { error: getErrorMessage(error) }),
)
process.on('uncaughtException', (error) =>
  log.error('An error was thrown and nobody looked', { error: getErrorMessage(error) }),
)

const startServer = ({ port, host }: { port: number; host: string }) => {
  try {
    return Bun.serve({
      port,
      hostname: host,
      maxRequestBodySize: 2 * 1024 * 1024,
      fetch: (request) => handleRequest(request),
    })
  } catch (error) {
    process.stderr.write(
      `vrs-core cannot start:\n  PORT: expected ${port} on ${host} to be free, found: ${getErrorMessage(error)}\n`,
    )
    process.exit(78)
  }
}

const server = startServer(config)
log.info('vrs-core answers', { port: server.port ?? null, coreVersion, bootId, kind: config.kind })

let closeSite = async () => {}

const shutDown = async () => {
  if (shutdownController.signal.aborted) return
  shutdownController.abort()
  const late = setTimeout(() => process.exit(0), 2800)
  await Promise.race([server.stop(), Bun.sleep(1200)])
  await server.stop(true)
  await closeSite().catch((error) => log.error('Closing failed', { error: getErrorMessage(error) }))
  clearTimeout(late)
  process.exit(0)
}
process.on('SIGTERM', shutDown)
process.on('SIGINT', shutDown)

if (config.kind === 'configured')
  try {
    closeSite = await startSite({
      environment: config,
      bootId,
      shutdownSignal: shutdownController.signal,
      setWaitingFor: (what) => {
        startupPhase = what
      },
      serveSite: (site) => {
        handleRequest = createSiteApp(site).fetch
      },
    })
  } catch (error) {
    log.error('The site could not be started', { error: getErrorMessage(error) })
    process.exit(1)
  }
