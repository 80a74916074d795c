/** An import, also of types alone. `to` is as it is written: a package or a relative path. */
export type ImportStatement = { to: string; line: number; kind: 'types' | 'values' }
/** `section`: the callback of a `describe`, which holds tests and is not read as one function. */
export type SourceFunction = { name: string; line: number; lines: number; kind: 'own' | 'section' }
/** A text that code holds: a literal, an attribute that is read out, or text between two tags. */
export type TextLiteral = { text: string; line: number; kind: 'literal' | 'between' | 'attribute' }
/** A function or type that the file declares; `stored`: the type of an event, as the database names it. */
export type Declaration = {
  name: string
  line: number
  kind: 'function' | 'type' | 'stored' | 'value'
  isExported: boolean
}

/** A file as the rules read it; `path` from the root of the repository. */
export type SourceText = { path: string; text: string }
export type ParsedFile = SourceText & {
  imports: ImportStatement[]
  functions: SourceFunction[]
  texts: TextLiteral[]
  declarations: Declaration[]
  /** Every statement exports again what another file declares. */
  isReexportOnly: boolean
}

export type Violation = { path: string; line: number; message: string }
export type Rule = (files: readonly ParsedFile[]) => Violation[]

const codeFile = /\.(ts|tsx|js)$/
export const isCode = ({ path }: SourceText) => codeFile.test(path)

const isInFolder = (path: string, folder: string) =>
  path === folder || path.startsWith(`${folder}/`)

/** The longest name among `folders` that the path lies in. */
export const folderOf = (path: string, folders: readonly string[]) =>
  folders
    .filter((folder) => isInFolder(path, folder))
    .toSorted((a, b) => b.length - a.length)
    .at(0)

/** The line, counted from 1, of each match in a file. */
export const linesWith = ({ text }: SourceText, pattern: RegExp) =>
  text
    .split('\n')
    .flatMap((found, index) => (pattern.test(found) ? [{ line: index + 1, found }] : []))
