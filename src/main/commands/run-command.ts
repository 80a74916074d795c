import type { Config } from '../../config'
import type { CoreServiceOptions, CoreServices } from '../open-core-services'
import { openCoreServices, openKeyDatabase } from '../open-core-services'
import type { Shutdown } from '../shutdown'
import { addStaff } from './add-staff'
import { importLegacy } from './import-legacy'
import { publishPlugins } from './publish-plugins'
import { runRebuild } from './rebuild'
import { rotateKey } from './rotate-key'

type Command = (base: CoreServices, words: readonly string[], config: Config) => Promise<void>

const commands: Readonly<Record<string, { run: Command; usage: string }>> = {
  publish: { run: publishPlugins, usage: 'vrs publish <folder> …   publish plugin versions' },
  rebuild: { run: runRebuild, usage: 'vrs rebuild              draw all read models anew' },
  staff: { run: addStaff, usage: 'vrs staff add <mail> --role admin|caseworker|auditor' },
  import: {
    run: importLegacy,
    usage:
      'vrs import <source>      take over the old marketplace [--zone …] [--dry-run] [--adopt …]',
  },
  migrate: {
    run: async () => console.log('The database is up to date.'),
    usage: 'vrs migrate              bring the database up to date',
  },
}

const keyUsage = 'vrs key rotate           put a new master key in the place of the present one'

const helpText = () =>
  ['Commands:', ...Object.values(commands).map(({ usage }) => `  ${usage}`), `  ${keyUsage}`].join(
    '\n',
  )

const options: CoreServiceOptions = {
  supervise: false,
  share: true,
  onQueueError: (error) => console.error(error),
  onConnectionError: (error) => console.error(error),
}

/** Runs one command beside a running service, or on its own. Answers the exit code. */
export const runCommand = async (
  config: Config,
  [name = '', ...words]: readonly string[],
  closing: Shutdown,
): Promise<number> => {
  // Without the keys of the core services: after a crash they fit only once it has ended.
  if (name === 'key' && words.join(' ') === 'rotate') {
    console.log(await rotateKey(await openKeyDatabase(config, closing, options), config))
    return 0
  }
  const command = commands[name]
  if (!command) {
    console.error(
      name === 'help' ? helpText() : `expected a command, found "${name}"\n${helpText()}`,
    )
    return name === 'help' ? 0 : 64
  }
  const base = await openCoreServices(config, closing, options)
  await command.run(base, words, config)
  return 0
}
