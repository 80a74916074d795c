/** An import, also of types alone. `to` is as it is written: a package or a relative path. */
export type Imported = { to: string; line: number; kind: 'types' | 'values' }
export type FunctionFound = { name: string; line: number; lines: number; kind: 'own' | 'section' }
/** A text that code holds: a literal, or what stands between two tags. */
export type TextFound = { text: string; line: number; kind: 'literal' | 'between' | 'attribute' }

/** A file as the rules see it; `path` from the root of the repository. */
export type SourceText = { path: string; text: string }
export type HouseFile = SourceText & {
  imports: Imported[]
  functions: FunctionFound[]
  texts: TextFound[]
  /** Every statement hands on what another file exports. */
  onlyHandsOn: boolean
}

export type Violation = { path: string; line: number; said: string }
export type Rule = (files: readonly HouseFile[]) => Violation[]

const code = /\.(ts|tsx|js)$/
export const isCode = ({ path }: SourceText) => code.test(path)

const isFolderOf = (path: string, room: string) => path === room || path.startsWith(`${room}/`)

/** The room of a path: the longest name among `rooms` that it lies in. */
export const roomOf = (path: string, rooms: readonly string[]) =>
  rooms
    .filter((room) => isFolderOf(path, room))
    .toSorted((a, b) => b.length - a.length)
    .at(0)

/** The line, counted from 1, of each match in a file. */
export const linesWith = ({ text }: SourceText, pattern: RegExp) =>
  text
    .split('\n')
    .flatMap((found, index) => (pattern.test(found) ? [{ line: index + 1, found }] : []))
