import { posix } from 'node:path'
import type { ParsedFile, Rule } from './source-file'
import { isCode } from './source-file'

const maxFileLines = 300
const maxFunctionLines = 70
const maxFolderEntries = 25

const countLines = ({ text }: Pick<ParsedFile, 'text'>) =>
  text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

export const shortFiles: Rule = (files) =>
  files
    .filter((file) => isCode(file) && countLines(file) > maxFileLines)
    .map((file) => ({
      path: file.path,
      line: maxFileLines + 1,
      message: `expected at most ${maxFileLines} lines, found ${countLines(file)}`,
    }))

export const shortFunctions: Rule = (files) =>
  files.flatMap(({ path, functions }) =>
    functions
      .filter(({ kind, lines }) => kind === 'own' && lines > maxFunctionLines)
      .map(({ name, line, lines }) => ({
        path,
        line,
        message: `expected ${name} to have at most ${maxFunctionLines} lines, found ${lines}`,
      })),
  )

const foldersOf = (path: string): string[] => {
  const folder = posix.dirname(path)
  return folder === '.' ? [] : [folder, ...foldersOf(folder)]
}

// Migrations only grow, and are read by their numbers.
const mayGrow = /(^|\/)migrations$/

/** A folder is read at a glance: its files and subfolders are few. */
export const smallFolders: Rule = (files) => {
  const entries = new Map<string, Set<string>>()
  for (const { path } of files)
    for (const entry of [path, ...foldersOf(path)]) {
      const folder = posix.dirname(entry)
      if (folder !== '.') entries.set(folder, (entries.get(folder) ?? new Set()).add(entry))
    }
  return [...entries]
    .filter(([folder, { size }]) => size > maxFolderEntries && !mayGrow.test(folder))
    .map(([path, { size }]) => ({
      path,
      line: 1,
      message: `expected at most ${maxFolderEntries} entries, found ${size}`,
    }))
}
