import type { Node, SourceFile } from 'typescript/unstable/ast'
import { SyntaxKind } from 'typescript/unstable/ast'
import { API } from 'typescript/unstable/async'
import { findFunctions } from './find-functions'
import { findTexts } from './find-texts'
import type { ImportStatement, ParsedFile, SourceText } from './source-file'
import { isCode } from './source-file'

const root = '/house'
const compilerSettings = JSON.stringify({
  compilerOptions: { noLib: true, noResolve: true, types: [], allowJs: true, jsx: 'preserve' },
  include: ['**/*'],
})

/** A file system that holds these files and nothing else. */
const createFileSystem = (files: readonly SourceText[]) => {
  const texts = new Map(files.map(({ path, text }) => [`${root}/${path}`, text]))
  texts.set(`${root}/tsconfig.json`, compilerSettings)
  const folders = new Map<string, { files: string[]; directories: string[] }>()
  const folder = (path: string) => {
    const known = folders.get(path)
    if (known) return known
    const made = { files: [], directories: [] }
    folders.set(path, made)
    if (path !== '') {
      const cut = path.lastIndexOf('/')
      folder(path.slice(0, cut)).directories.push(path.slice(cut + 1))
    }
    return made
  }
  for (const path of texts.keys()) {
    const cut = path.lastIndexOf('/')
    folder(path.slice(0, cut)).files.push(path.slice(cut + 1))
  }
  return {
    readFile: (path: string) => texts.get(path) ?? null,
    fileExists: (path: string) => texts.has(path),
    directoryExists: (path: string) => folders.has(path),
    getAccessibleEntries: (path: string) => folders.get(path) ?? { files: [], directories: [] },
    realpath: (path: string) => path,
  }
}

type ModuleNode = Node & {
  moduleSpecifier?: Node & { text: string }
  importClause?: Node & { phaseModifier?: SyntaxKind; isTypeOnly?: boolean; namedBindings?: Node }
  isTypeOnly?: boolean
  elements?: readonly (Node & { isTypeOnly?: boolean })[]
}

const isTypeOnlyClause = (clause: NonNullable<ModuleNode['importClause']>) => {
  if (clause.isTypeOnly || clause.phaseModifier === SyntaxKind.TypeKeyword) return true
  const { elements } = (clause.namedBindings ?? {}) as ModuleNode
  return Boolean(elements?.length && elements.every((one) => one.isTypeOnly))
}

const findImports = (node: Node, lineOf: (at: number) => number): ImportStatement[] => {
  const { moduleSpecifier, importClause, isTypeOnly } = node as ModuleNode
  if (node.kind === SyntaxKind.ImportDeclaration || node.kind === SyntaxKind.ExportDeclaration) {
    if (!moduleSpecifier) return []
    const types = isTypeOnly || (importClause && isTypeOnlyClause(importClause))
    const line = lineOf(moduleSpecifier.end - 1)
    return [{ to: moduleSpecifier.text, line, kind: types ? 'types' : 'values' }]
  }
  if (node.kind === SyntaxKind.ImportType || node.kind === SyntaxKind.CallExpression) {
    const [, to] = /^\s*(?:typeof\s+)?import\(\s*['"]([^'"]+)['"]/.exec(node.getText()) ?? []
    if (!to) return []
    const kind = node.kind === SyntaxKind.ImportType ? 'types' : 'values'
    return [{ to, line: lineOf(node.end - 1), kind }]
  }
  return []
}

const isReexportOnly = (file: SourceFile) => {
  const { statements } = file
  const isHanding = (node: Node) =>
    node.kind === SyntaxKind.ExportDeclaration && Boolean((node as ModuleNode).moduleSpecifier)
  return statements.length > 0 && statements.every(isHanding)
}

const createLineLookup = (text: string) => {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index)
  return (at: number) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) < at) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

const parseFile = (source: SourceText, file: SourceFile): ParsedFile => {
  const lineOf = createLineLookup(source.text)
  const found: ParsedFile = {
    ...source,
    imports: [],
    functions: [],
    texts: [],
    isReexportOnly: isReexportOnly(file),
  }
  const visit = (node: Node, parent: Node) => {
    found.imports.push(...findImports(node, lineOf))
    found.functions.push(...findFunctions(node, parent, source.text, lineOf))
    found.texts.push(...findTexts(node, parent, source.text, lineOf))
    node.forEachChild((child) => void visit(child, node))
  }
  file.forEachChild((child) => void visit(child, file))
  return found
}

const withoutSyntax = (source: SourceText): ParsedFile => ({
  ...source,
  imports: [],
  functions: [],
  texts: [],
  isReexportOnly: false,
})

/** Reads the files as TypeScript itself does; what is no code has no facts but its text. */
export const parseSourceFiles = async (sources: readonly SourceText[]): Promise<ParsedFile[]> => {
  const api = new API({ cwd: root, fs: createFileSystem(sources) })
  try {
    const config = `${root}/tsconfig.json`
    const snapshot = await api.updateSnapshot({ openProjects: [config] })
    const program = snapshot.getProject(config)?.program
    const read = async (source: SourceText) => {
      if (!isCode(source)) return withoutSyntax(source)
      const file = await program?.getSourceFile(`${root}/${source.path}`)
      if (!file) throw new Error(`expected ${source.path} to be read as code, found it left out`)
      return parseFile(source, file)
    }
    return await Promise.all(sources.map(read))
  } finally {
    await api.close()
  }
}
