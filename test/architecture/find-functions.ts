import type { Node } from 'typescript/unstable/ast'
import { SyntaxKind } from 'typescript/unstable/ast'
import type { SourceFunction } from './source-file'

/** Blanks and comments, which belong to no function's length. */
const leadingTrivia = /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*/

const functionKinds = new Set([
  SyntaxKind.ArrowFunction,
  SyntaxKind.FunctionExpression,
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.Constructor,
  SyntaxKind.GetAccessor,
  SyntaxKind.SetAccessor,
])

/** `describe('…', () => …)` is a chapter of tests, not a function that one reads as one. */
const isDescribeCallback = (parent: Node) =>
  parent.kind === SyntaxKind.CallExpression && /^\s*describe\b/.test(parent.getText())

const nameOf = (node: Node, parent: Node) => {
  const named = [node, parent].map((one) => (one as Node & { name?: Node }).name?.getText())
  return named.find((name) => name !== undefined) ?? 'a function without a name'
}

/** The function that this node is, with its lines from first to last. */
export const findFunctions = (
  node: Node,
  parent: Node,
  text: string,
  lineOf: (at: number) => number,
): SourceFunction[] => {
  if (!functionKinds.has(node.kind)) return []
  const begun = node.pos + (leadingTrivia.exec(text.slice(node.pos, node.end))?.[0].length ?? 0)
  const line = lineOf(begun)
  const lines = lineOf(node.end) - line + 1
  const kind = isDescribeCallback(parent) ? 'section' : 'own'
  return [{ name: nameOf(node, parent), line, lines, kind }]
}
