import { importsAreAllowed, onlyAllowedPackages } from './allowed-imports'
import { everyEventHasSentence } from './event-sentences'
import {
  exactVersions,
  isSelfContained,
  joseImportedOnce,
  onlyConfigReadsEnvironment,
} from './isolation-rules'
import { descriptiveFolders, kebabCaseNames, noBarrels } from './naming-rules'
import { shortFiles, shortFunctions } from './size-rules'
import type { Rule } from './source-file'
import { codeIsEnglish, noUnfinishedCode, screenTextsInDictionaries } from './text-rules'
import { noUnreachableFiles } from './unreachable-files'

/** The rules of the house, each by what it asks for. */
export const rules = {
  'imports go through the doors': importsAreAllowed,
  'events, deciders and views know few packages': onlyAllowedPackages,
  'files are short': shortFiles,
  'functions are short': shortFunctions,
  'names are kebab-case': kebabCaseNames,
  'folders say what is in them': descriptiveFolders,
  'there are no barrels': noBarrels,
  'there are no dead files': noUnreachableFiles,
  'words of screens stand in the texts': screenTextsInDictionaries,
  'code is English': codeIsEnglish,
  'nothing is unfinished': noUnfinishedCode,
  'only config reads the environment': onlyConfigReadsEnvironment,
  'one module each imports jose': joseImportedOnce,
  'the repository stands alone': isSelfContained,
  'packages are pinned': exactVersions,
  'every event is told': everyEventHasSentence,
} satisfies Record<string, Rule>

export type RuleName = keyof typeof rules
