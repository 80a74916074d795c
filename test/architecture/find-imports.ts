import type { Node } from 'oxc-parser'
import type { NodeInFile } from './node-in-file'
import type { ImportStatement } from './source-file'

const isTypeImport = (node: Node) => {
  if (node.type === 'ImportDeclaration')
    return (
      node.importKind === 'type' ||
      (node.specifiers.length > 0 &&
        node.specifiers.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type'))
    )
  return (
    (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') &&
    node.exportKind === 'type'
  )
}

const moduleOf = (node: Node) => {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node.source?.type === 'Literal' ? node.source : undefined
    default:
      return undefined
  }
}

/** The import that this node is, in whichever of its forms. */
export const findImports = ({ node, lineOf }: NodeInFile): ImportStatement[] => {
  const source = moduleOf(node)
  if (typeof source?.value !== 'string') return []
  const kind = node.type === 'TSImportType' || isTypeImport(node) ? 'types' : 'values'
  return [{ to: source.value, line: lineOf(source.start), kind }]
}
