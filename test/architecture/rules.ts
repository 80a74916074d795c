import { importsAreAllowed, onlyAllowedPackages } from './allowed-imports'
import { exportedNamesAreUnique } from './duplicate-exports'
import { everyEventHasSentence } from './event-sentences'
import { plainNames } from './forbidden-words'
import {
  exactVersions,
  isSelfContained,
  joseImportedOnce,
  noSqlInProcesses,
  onlyConfigReadsEnvironment,
  onlyJobQueueReadsItsTables,
} from './isolation-rules'
import { descriptiveFolders, kebabCaseNames, noBarrels } from './naming-rules'
import { shortFiles, shortFunctions, smallFolders } from './size-rules'
import type { Rule } from './source-file'
import { codeIsEnglish, noUnfinishedCode, screenTextsInDictionaries } from './text-rules'

/** The rules of the architecture, each by what it asks for. */
export const rules = {
  'imports are allowed between these folders': importsAreAllowed,
  'events, deciders and views know few packages': onlyAllowedPackages,
  'files are short': shortFiles,
  'functions are short': shortFunctions,
  'folders have few entries': smallFolders,
  'names are kebab-case': kebabCaseNames,
  'names are plain': plainNames,
  'exported names are unique': exportedNamesAreUnique,
  'folders say what is in them': descriptiveFolders,
  'there are no barrels': noBarrels,
  'words of screens stand in the texts': screenTextsInDictionaries,
  'code is English': codeIsEnglish,
  'nothing is unfinished': noUnfinishedCode,
  'only config reads the environment': onlyConfigReadsEnvironment,
  'only the job queue reads the tables of pg-boss': onlyJobQueueReadsItsTables,
  'processes have no SQL': noSqlInProcesses,
  'one module each imports jose': joseImportedOnce,
  'the repository stands alone': isSelfContained,
  'packages are pinned': exactVersions,
  'every event has a sentence': everyEventHasSentence,
} satisfies Record<string, Rule>

export type RuleName = keyof typeof rules
