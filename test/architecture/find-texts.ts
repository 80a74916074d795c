import type { Node } from 'typescript/unstable/ast'
import { SyntaxKind } from 'typescript/unstable/ast'
import type { TextLiteral } from './source-file'

const literals = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.TemplateHead,
  SyntaxKind.TemplateMiddle,
  SyntaxKind.TemplateTail,
])

const nonTextParents = new Set([
  SyntaxKind.ImportDeclaration,
  SyntaxKind.ExportDeclaration,
  SyntaxKind.LiteralType,
])

const textAttributes = /^(title|alt|placeholder|label|aria-label|aria-description|summary)$/

const isTextAttribute = (parent: Node) =>
  parent.kind === SyntaxKind.JsxAttribute &&
  textAttributes.test((parent as Node & { name?: Node }).name?.getText() ?? '')

/** The text that this node is: a literal, the words of an attribute, or words between tags. */
export const findTexts = (
  node: Node,
  parent: Node,
  source: string,
  lineOf: (at: number) => number,
): TextLiteral[] => {
  const found = source.slice(node.pos, node.end)
  const begun = node.pos + (/^\s*/.exec(found)?.[0].length ?? 0)
  if (node.kind === SyntaxKind.JsxText)
    return [{ text: found.trim(), line: lineOf(begun), kind: 'between' }]
  if (!literals.has(node.kind) || nonTextParents.has(parent.kind)) return []
  const { text } = node as Node & { text: string }
  return [{ text, line: lineOf(begun), kind: isTextAttribute(parent) ? 'attribute' : 'literal' }]
}
