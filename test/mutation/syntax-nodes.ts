import { parseSync } from 'oxc-parser'

/** A node of the ESTree that oxc writes; offsets count UTF-16 units, as strings do. */
export type SyntaxNode = { type: string; start: number; end: number; [member: string]: unknown }

export const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value

/** The nodes below one, in source order. */
export const childrenOf = (node: SyntaxNode): SyntaxNode[] =>
  Object.values(node).flat().filter(isNode)

/** The tree of a TypeScript file. Throws when the file has a syntax error. */
export const parseFile = (path: string, text: string): SyntaxNode => {
  const { program, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`expected ${path} to parse, found ${errors[0].message}`)
  return program as unknown as SyntaxNode
}
