import type { Config } from '../../config'
import type { Base } from '../open-core-services'
import { openBase } from '../open-core-services'
import type { Closing } from '../shutdown'
import { addStaff } from './add-staff'
import { publishPlugins } from './publish-plugins'
import { rebuildPictures } from './rebuild'

type Command = (base: Base, words: readonly string[], config: Config) => Promise<void>

const commands: Readonly<Record<string, { run: Command; says: string }>> = {
  publish: { run: publishPlugins, says: 'vrs publish <folder> …   publish plugin versions' },
  rebuild: { run: rebuildPictures, says: 'vrs rebuild              draw all read models anew' },
  staff: { run: addStaff, says: 'vrs staff add <mail> --role admin|caseworker|auditor' },
  migrate: {
    run: async () => console.log('The database is up to date.'),
    says: 'vrs migrate              bring the database up to date',
  },
}

const help = () =>
  ['Commands:', ...Object.values(commands).map(({ says }) => `  ${says}`)].join('\n')

/** Runs one command beside a running service, or on its own. Answers the exit code. */
export const runCommand = async (
  config: Config,
  [name = '', ...words]: readonly string[],
  closing: Closing,
): Promise<number> => {
  const command = commands[name]
  if (!command) {
    console.error(name === 'help' ? help() : `expected a command, found "${name}"\n${help()}`)
    return name === 'help' ? 0 : 64
  }
  const base = await openBase(config, closing, { supervise: false, share: true })
  await command.run(base, words, config)
  return 0
}
