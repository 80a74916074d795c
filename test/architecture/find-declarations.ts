import type { Node } from 'oxc-parser'
import { isFunction, nameOf } from './find-functions'
import type { NodeInFile } from './node-in-file'
import type { Declaration } from './source-file'

/** `Event<'PaymentConfirmed', …>`: such a name stands in the database and stays. */
const isStoredEvent = (node: Node, name: string, source: string) =>
  node.type === 'TSTypeAliasDeclaration' &&
  new RegExp(`^Event<\\s*'${name}'`).test(
    source.slice(node.typeAnnotation.start, node.typeAnnotation.end),
  )

const kindOf = (node: Node, name: string, source: string): Declaration['kind'] | undefined => {
  switch (node.type) {
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
    case 'ClassDeclaration':
      return isStoredEvent(node, name, source) ? 'stored' : 'type'
    case 'FunctionDeclaration':
    case 'TSMethodSignature':
      return 'function'
    case 'MethodDefinition':
      return isFunction(node.value) ? 'function' : undefined
    case 'VariableDeclarator':
      return isFunction(node.init) ? 'function' : 'value'
    default:
      return undefined
  }
}

/** The function, type or value that this node declares under a name. */
export const findDeclarations = ({ node, source, lineOf }: NodeInFile): Declaration[] => {
  const name = nameOf(node)
  const kind = name && kindOf(node, name, source)
  return name && kind ? [{ name, line: lineOf(node.start), kind, isExported: false }] : []
}

/** The names that a file declares and exports; what it only hands on belongs to another file. */
export const exportedNamesOf = (statements: readonly Node[]) =>
  new Set(
    statements.flatMap((node) => {
      if (node.type !== 'ExportNamedDeclaration' || node.source) return []
      const { declaration, specifiers } = node
      const declared =
        declaration?.type === 'VariableDeclaration' ? declaration.declarations : [declaration]
      const own = declared.flatMap((one) => (one && nameOf(one)) ?? [])
      return [
        ...own,
        ...specifiers.flatMap(({ local }) => (local.type === 'Identifier' ? local.name : [])),
      ]
    }),
  )
