import type { HouseFile, Rule } from './source-file'
import { isCode } from './source-file'

const mostLines = 250
const mostOfFunction = 70

export const linesOf = ({ text }: Pick<HouseFile, 'text'>) =>
  text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

export const shortFiles: Rule = (files) =>
  files
    .filter((file) => isCode(file) && linesOf(file) > mostLines)
    .map((file) => ({
      path: file.path,
      line: mostLines + 1,
      said: `expected at most ${mostLines} lines, found ${linesOf(file)}`,
    }))

export const shortFunctions: Rule = (files) =>
  files.flatMap(({ path, functions }) =>
    functions
      .filter(({ kind, lines }) => kind === 'own' && lines > mostOfFunction)
      .map(({ name, line, lines }) => ({
        path,
        line,
        said: `expected ${name} to have at most ${mostOfFunction} lines, found ${lines}`,
      })),
  )

/** The middle of the files' sizes, in lines. */
export const medianLines = (files: readonly HouseFile[]) => {
  const sizes = files
    .filter(isCode)
    .map(linesOf)
    .toSorted((a, b) => a - b)
  return sizes[Math.floor(sizes.length / 2)] ?? 0
}
