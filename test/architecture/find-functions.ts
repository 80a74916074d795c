import type { Node } from 'oxc-parser'
import type { NodeInFile } from './node-in-file'
import type { SourceFunction } from './source-file'

const functionTypes = ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration']

export const isFunction = (node: Node | null | undefined) =>
  !!node && functionTypes.includes(node.type)

/** `describe('…', () => …)` is a chapter of tests, not a function that is read as one. */
const isDescribeCallback = ({ parent, source }: NodeInFile) =>
  parent.type === 'CallExpression' && /^describe\b/.test(source.slice(parent.start, parent.end))

/** The name of what declares or holds a function: a variable, a property, a method. */
export const nameOf = (node: Node): string | undefined => {
  const { id, key } = node as { id?: Node | null; key?: Node }
  const found = id ?? key
  return found?.type === 'Identifier' || found?.type === 'PrivateIdentifier'
    ? found.name
    : undefined
}

/** The function that this node is, with its lines from first to last. */
export const findFunctions = (at: NodeInFile): SourceFunction[] => {
  const { node, parent, lineOf } = at
  if (!isFunction(node)) return []
  const line = lineOf(node.start)
  return [
    {
      name: nameOf(node) ?? nameOf(parent) ?? 'a function without a name',
      line,
      lines: lineOf(node.end - 1) - line + 1,
      kind: isDescribeCallback(at) ? 'section' : 'own',
    },
  ]
}
