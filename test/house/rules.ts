import { fewLibraries, throughDoors } from './doors'
import type { Rule } from './house'
import { kebabNames, noBarrels, tellingFolders } from './names'
import { exactPins, oneEnvironment, oneJose, standsAlone } from './places'
import { noDeadFiles } from './reach'
import { shortFiles, shortFunctions } from './sizes'
import { everyEventTold } from './told'
import { englishCode, nothingUnfinished, wordsInTexts } from './words'

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
