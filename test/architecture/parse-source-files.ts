import { parseSync } from 'oxc-parser'
import { exportedNamesOf, findDeclarations } from './find-declarations'
import { findFunctions } from './find-functions'
import { findImports } from './find-imports'
import { findTexts } from './find-texts'
import { createLineLookup, walkNodes } from './node-in-file'
import type { ParsedFile, SourceText } from './source-file'
import { isCode } from './source-file'

const parseCode = ({ path, text }: SourceText) => {
  const { program, errors } = parseSync(path, text, { preserveParens: false })
  if (errors.length > 0)
    throw new Error(`expected ${path} to be code, found: ${errors[0]?.message ?? 'no reason'}`)
  return program
}

const parseFile = (file: SourceText): ParsedFile => {
  const program = parseCode(file)
  const lineOf = createLineLookup(file.text)
  const nodes = [...walkNodes(program)].map((one) => ({ ...one, source: file.text, lineOf }))
  const exported = exportedNamesOf(program.body)
  const topLevel = new Set<unknown>(
    program.body.flatMap((node) =>
      node.type === 'ExportNamedDeclaration' ? (node.declaration ?? []) : node,
    ),
  )
  return {
    ...file,
    imports: nodes.flatMap(findImports),
    functions: nodes.flatMap(findFunctions),
    texts: nodes.flatMap(findTexts),
    declarations: nodes.flatMap((one) =>
      findDeclarations(one).map((found) => ({
        ...found,
        isExported:
          exported.has(found.name) && [one.node, one.parent].some((node) => topLevel.has(node)),
      })),
    ),
    isReexportOnly:
      program.body.length > 0 &&
      program.body.every(
        (node) =>
          node.type === 'ExportAllDeclaration' ||
          (node.type === 'ExportNamedDeclaration' && node.source !== null),
      ),
  }
}

const withoutSyntax = (file: SourceText): ParsedFile => ({
  ...file,
  imports: [],
  functions: [],
  texts: [],
  declarations: [],
  isReexportOnly: false,
})

/** Reads the files as oxc does; of what is no code only the text is known. */
export const parseSourceFiles = (files: readonly SourceText[]): ParsedFile[] =>
  files.map((file) => (isCode(file) ? parseFile(file) : withoutSyntax(file)))
