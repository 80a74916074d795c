/** An import, also of types alone. `to` is as it is written: a package or a relative path. */
export type ImportStatement = { to: string; line: number; kind: 'types' | 'values' }
export type SourceFunction = { name: string; line: number; lines: number; kind: 'own' | 'section' }
/** A text that code holds: a literal, or what stands between two tags. */
export type TextLiteral = { text: string; line: number; kind: 'literal' | 'between' | 'attribute' }

/** A file as the rules see it; `path` from the root of the repository. */
export type SourceText = { path: string; text: string }
export type ParsedFile = SourceText & {
  imports: ImportStatement[]
  functions: SourceFunction[]
  texts: TextLiteral[]
  /** Every statement hands on what another file exports. */
  isReexportOnly: boolean
}

export type Violation = { path: string; line: number; message: string }
export type Rule = (files: readonly ParsedFile[]) => Violation[]

const code = /\.(ts|tsx|js)$/
export const isCode = ({ path }: SourceText) => code.test(path)

const isInFolder = (path: string, room: string) => path === room || path.startsWith(`${room}/`)

/** The room of a path: the longest name among `rooms` that it lies in. */
export const folderOf = (path: string, rooms: readonly string[]) =>
  rooms
    .filter((room) => isInFolder(path, room))
    .toSorted((a, b) => b.length - a.length)
    .at(0)

/** The line, counted from 1, of each match in a file. */
export const linesWith = ({ text }: SourceText, pattern: RegExp) =>
  text
    .split('\n')
    .flatMap((found, index) => (pattern.test(found) ? [{ line: index + 1, found }] : []))
