import { ConfigFaults, readConfig } from './config'
import { runCommand } from './main/commands/run-command'
import { openLogger } from './main/logger'
import { serve } from './main/serve'
import { openClosing } from './main/shutdown'
import { banner } from './main/startup-banner'
import { StartRefused } from './main/startup-error'
import { isDatabaseTrouble } from './processes/engine/classify-error'

const badConfig = 78

const start = async () => {
  const begun = performance.now()
  const config = readConfig()
  const log = openLogger(config.log)
  const closing = openClosing()
  let ending: Promise<void> | undefined
  const end = (code: number) => {
    ending ??= closing.close().then(() => process.exit(code))
  }
  process.on('SIGTERM', () => end(0))
  process.on('SIGINT', () => end(0))
  // postgres.js asks each new connection for array types, and nobody awaits that: a connection lost
  // meanwhile must not end the process.
  process.on('unhandledRejection', (error) => {
    if (!isDatabaseTrouble(error)) throw error
    log.warn({ err: error }, 'lost connection')
  })
  const words = process.argv.slice(2)
  try {
    if (words.length > 0) return end(await runCommand(config, words, closing))
    await serve(config, log, closing)
    console.log(banner(config, performance.now() - begun))
  } catch (error) {
    if (ending) return
    console.error(error instanceof Error ? error.message : error)
    log.debug({ err: error }, 'start failed')
    end(error instanceof StartRefused ? badConfig : 1)
  }
}

try {
  await start()
} catch (error) {
  if (!(error instanceof ConfigFaults)) throw error
  console.error(error.message)
  process.exit(badConfig)
}
