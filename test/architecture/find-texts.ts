import type { Node } from 'oxc-parser'
import type { NodeInFile } from './node-in-file'
import type { TextLiteral } from './source-file'

const textAttributes = /^(title|alt|placeholder|label|aria-label|aria-description|summary)$/

const isTextAttribute = (node: Node) =>
  node.type === 'JSXAttribute' &&
  node.name.type === 'JSXIdentifier' &&
  textAttributes.test(node.name.name)

const nonTextParents = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'TSLiteralType',
  'TSImportType',
]

const literalText = (node: Node) => {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  return node.type === 'TemplateElement' ? (node.value.cooked ?? node.value.raw) : undefined
}

/** The text that this node is: a literal, the value of an attribute, or text between tags. */
export const findTexts = ({ node, parent, lineOf }: NodeInFile): TextLiteral[] => {
  if (node.type === 'JSXText') {
    const blanks = /^\s*/.exec(node.value)?.[0].length ?? 0
    return [{ text: node.value.trim(), line: lineOf(node.start + blanks), kind: 'between' }]
  }
  const text = literalText(node)
  if (text === undefined || nonTextParents.includes(parent.type)) return []
  return [
    { text, line: lineOf(node.start), kind: isTextAttribute(parent) ? 'attribute' : 'literal' },
  ]
}
