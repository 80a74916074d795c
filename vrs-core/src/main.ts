import { readConfig } from './config'
import { getErrorMessage, log } from './log'
import { startSite } from './site/start-site'
import { coreVersion } from './version'
import { createStartingApp, createUnconfiguredApp } from './web/setup-app'
import { createSiteApp } from './web/site-app'

const config = readConfig()
if (config.kind === 'invalid') {
  process.stderr.write(
    `vrs-core cannot start:\n${config.errors.map((text) => `  ${text}\n`).join('')}`,
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

// An unhandled rejection in a plugin must not end the site.
process.on('unhandledRejection', (error) =>
  log.error('Unhandled promise rejection', { error: getErrorMessage(error) }),
)
process.on('uncaughtException', (error) =>
  log.error('Uncaught exception', { error: getErrorMessage(error) }),
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
  const exitTimer = setTimeout(() => process.exit(0), 2800)
  await Promise.race([server.stop(), Bun.sleep(1200)])
  await server.stop(true)
  await closeSite().catch((error) => log.error('Closing failed', { error: getErrorMessage(error) }))
  clearTimeout(exitTimer)
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
      setWaitingFor: (phase) => {
        startupPhase = phase
      },
      serveSite: (site) => {
        handleRequest = createSiteApp(site).fetch
      },
    })
  } catch (error) {
    log.error('The site could not be started', { error: getErrorMessage(error) })
    process.exit(1)
  }
