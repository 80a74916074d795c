import { ConfigError, readConfig } from './config'
import { runCommand } from './main/commands/run-command'
import { openLogger } from './main/logger'
import { serve } from './main/serve'
import { createShutdown } from './main/shutdown'
import { renderStartupBanner } from './main/startup-banner'
import { StartupError } from './main/startup-error'
import { isDatabaseError } from './store/postgres/database-errors'

const configErrorCode = 78

const start = async () => {
  const begun = performance.now()
  const config = readConfig()
  const log = openLogger(config.log)
  const closing = createShutdown()
  let ending: Promise<void> | undefined
  const end = (code: number) => {
    ending ??= closing.close().then(() => process.exit(code))
  }
  process.on('SIGTERM', () => end(0))
  process.on('SIGINT', () => end(0))
  // postgres.js asks each new connection for array types, and nobody awaits that: a connection lost
  // meanwhile must not end the process.
  process.on('unhandledRejection', (error) => {
    if (!isDatabaseError(error)) throw error
    log.warn({ err: error }, 'lost connection')
  })
  const words = process.argv.slice(2)
  try {
    if (words.length > 0) return end(await runCommand(config, words, closing))
    await serve(config, log, closing)
    console.log(renderStartupBanner(config, performance.now() - begun))
  } catch (error) {
    if (ending) return
    console.error(error instanceof Error ? error.message : error)
    log.debug({ err: error }, 'start failed')
    end(error instanceof StartupError ? configErrorCode : 1)
  }
}

try {
  await start()
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exit(configErrorCode)
}
