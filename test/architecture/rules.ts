import { fewLibraries, throughDoors } from './allowed-imports'
import { everyEventTold } from './event-sentences'
import { exactPins, oneEnvironment, oneJose, standsAlone } from './isolation-rules'
import { kebabNames, noBarrels, tellingFolders } from './naming-rules'
import { shortFiles, shortFunctions } from './size-rules'
import type { Rule } from './source-file'
import { englishCode, nothingUnfinished, wordsInTexts } from './text-rules'
import { noDeadFiles } from './unreachable-files'

/** The rules of the house, each by what it asks for. */
export const rules = {
  'imports go through the doors': throughDoors,
  'events, deciders and views know few packages': fewLibraries,
  'files are short': shortFiles,
  'functions are short': shortFunctions,
  'names are kebab-case': kebabNames,
  'folders say what is in them': tellingFolders,
  'there are no barrels': noBarrels,
  'there are no dead files': noDeadFiles,
  'words of screens stand in the texts': wordsInTexts,
  'code is English': englishCode,
  'nothing is unfinished': nothingUnfinished,
  'only config reads the environment': oneEnvironment,
  'one module each imports jose': oneJose,
  'the repository stands alone': standsAlone,
  'packages are pinned': exactPins,
  'every event is told': everyEventTold,
} satisfies Record<string, Rule>

export type RuleName = keyof typeof rules
