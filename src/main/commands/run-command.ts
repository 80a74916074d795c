import type { Config } from '../../config'
import type { CoreServiceOptions } from '../open-core-services'
import { openCoreServices, openKeyDatabase } from '../open-core-services'
import type { Shutdown } from '../shutdown'
import { addStaff } from './add-staff'
import type { Command } from './command'
import { importLegacy } from './import-legacy'
import { runKeyCommand } from './key'
import { publishPlugins } from './publish-plugins'
import { runPublisherKeyCommand } from './publisher-key'
import { runRebuild } from './rebuild'

const commands: Readonly<Record<string, Command>> = {
  publish: {
    run: publishPlugins,
    usage: [
      'vrs publish <folder> …   publish plugin versions [--stage draft|stable|current]',
      '                         [--changelog <file>] [--breaking]; with --url <marketplace>',
      '                         and VRS_PUBLISH_TOKEN at a marketplace on another machine',
    ],
  },
  'publisher-key': {
    run: runPublisherKeyCommand,
    usage: [
      'vrs publisher-key make   make the keys that plugins are signed with; also show, rotate,',
      '                         revoke <kid> and send, with --url <marketplace>',
    ],
  },
  rebuild: {
    run: async ({ openServices }) => runRebuild(await openServices()),
    usage: ['vrs rebuild              draw all read models anew'],
  },
  staff: {
    run: async ({ openServices, words }) => addStaff(await openServices(), words),
    usage: ['vrs staff add <mail> --role admin|caseworker|auditor'],
  },
  import: {
    run: async ({ openServices, words, config }) =>
      importLegacy(await openServices(), words, config),
    usage: [
      'vrs import <source>      take over the old marketplace [--zone …] [--dry-run] [--adopt …]',
    ],
  },
  migrate: {
    run: async ({ openServices }) => {
      await openServices()
      console.log('The database is up to date.')
    },
    usage: ['vrs migrate              bring the database up to date'],
  },
  key: {
    run: runKeyCommand,
    usage: [
      'vrs key rotate           put a new master key in the place of the present one',
      'vrs key rotate access    publish the next key for access tokens, which signs in 24 hours',
      'vrs key rotate license   the same for offline licenses',
      'vrs key show             which keys sign, and which still count',
    ],
  },
}

const helpText = () =>
  [
    'Commands:',
    ...Object.values(commands).flatMap(({ usage }) => usage.map((line) => `  ${line}`)),
  ].join('\n')

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
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    console.error(
      name === 'help' ? helpText() : `expected a command, found "${name}"\n${helpText()}`,
    )
    return name === 'help' ? 0 : 64
  }
  await command.run({
    words,
    config,
    openServices: () => openCoreServices(config, closing, options),
    openDatabase: () => openKeyDatabase(config, closing, options),
  })
  return 0
}
