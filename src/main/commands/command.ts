import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { Sql } from '../../../projections/projection'
import type { Config } from '../../config'
import type { CoreServices } from '../open-core-services'

/** What a command is called with. It opens what it needs; without that it needs no database. */
export type CommandCall = {
  words: readonly string[]
  config: Config
  openServices(): Promise<CoreServices>
  /** Only the database, for what must work where the keys do not fit. */
  openDatabase(): Promise<Sql>
}

export type Command = { usage: readonly string[]; run(call: CommandCall): Promise<void> }

/** Options and the other words. Throws with the usage and what is wrong. */
export const parseWords = <Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
  usage: string,
) => {
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options })
  } catch (error) {
    throw createUsageError(usage, error instanceof Error ? error.message : String(error))
  }
}

export const createUsageError = (usage: string, found: string) =>
  new Error(`expected ${usage}, found: ${found}`)
