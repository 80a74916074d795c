import { posix } from 'node:path'
import type { SyntaxNode } from './syntax-nodes'
import { childrenOf, isNode, parseFile } from './syntax-nodes'

/** Every file of the project with its text, by path from the root. */
export type Sources = ReadonlyMap<string, string>

const isTypesOnly = (node: SyntaxNode) => node.importKind === 'type' || node.exportKind === 'type'

const specifiersIn = (node: SyntaxNode): string[] => {
  const own =
    isNode(node.source) && typeof node.source.value === 'string' && !isTypesOnly(node)
      ? [node.source.value]
      : []
  return [...own, ...childrenOf(node).flatMap(specifiersIn)]
}

const resolve = (sources: Sources, from: string, specifier: string) => {
  if (!specifier.startsWith('.')) return undefined
  const base = posix.join(posix.dirname(from), specifier)
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((path) => sources.has(path))
}

/** Which files import a file's values, for all files. */
export const findImporters = (sources: Sources): ReadonlyMap<string, readonly string[]> => {
  const importers = new Map<string, string[]>()
  for (const [path, text] of sources) {
    if (!/\.tsx?$/.test(path)) continue
    for (const specifier of specifiersIn(parseFile(path, text))) {
      const target = resolve(sources, path, specifier)
      if (target) importers.set(target, [...(importers.get(target) ?? []), path])
    }
  }
  return importers
}

const isTest = (path: string) => path.endsWith('.test.ts') || path.endsWith('.test.tsx')

/** The feature folder that a source file and its tests share, such as `domain/project`. */
const featureOf = (path: string) => posix.dirname(path).replace(/^(src|test)\//, '')

/** The tests that reach a file by imports, those of its own feature and the nearest first. */
export const findTests = (
  importers: ReadonlyMap<string, readonly string[]>,
  path: string,
): string[] => {
  const hops = new Map([[path, 0]])
  const queue = [path]
  for (let next = queue.shift(); next; next = queue.shift())
    for (const importer of importers.get(next) ?? [])
      if (!hops.has(importer)) {
        hops.set(importer, (hops.get(next) ?? 0) + 1)
        queue.push(importer)
      }
  const feature = featureOf(path)
  const area = feature.split('/')[0] ?? ''
  const closeness = (test: string) => {
    if (featureOf(test) === feature) return 9
    return featureOf(test).startsWith(area) ? 3 : 0
  }
  const distance = (test: string) => (hops.get(test) ?? 0) - closeness(test)
  return [...hops.keys()]
    .filter(isTest)
    .filter((test) => !/^test\/(faults|browser|architecture|journeys)\b/.test(test))
    .toSorted((a, b) => distance(a) - distance(b) || a.localeCompare(b))
}
