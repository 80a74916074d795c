import type { ParsedFile, Rule } from './source-file'
import { isCode } from './source-file'

const maxFileLines = 250
const maxFunctionLines = 70

export const countLines = ({ text }: Pick<ParsedFile, 'text'>) =>
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

/** The middle of the files' sizes, in lines. */
export const medianLines = (files: readonly ParsedFile[]) => {
  const sizes = files
    .filter(isCode)
    .map(countLines)
    .toSorted((a, b) => a - b)
  return sizes[Math.floor(sizes.length / 2)] ?? 0
}
