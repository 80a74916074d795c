import type { Node } from 'typescript/unstable/ast'
import { SyntaxKind } from 'typescript/unstable/ast'
import type { TextFound } from './source-file'

const literals = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.TemplateHead,
  SyntaxKind.TemplateMiddle,
  SyntaxKind.TemplateTail,
])

const notText = new Set([
  SyntaxKind.ImportDeclaration,
  SyntaxKind.ExportDeclaration,
  SyntaxKind.LiteralType,
])

const spoken = /^(title|alt|placeholder|label|aria-label|aria-description|summary)$/

const isSpoken = (parent: Node) =>
  parent.kind === SyntaxKind.JsxAttribute &&
  spoken.test((parent as Node & { name?: Node }).name?.getText() ?? '')

/** The text that this node is: a literal, the words of an attribute, or words between tags. */
export const textIn = (
  node: Node,
  parent: Node,
  source: string,
  lineOf: (at: number) => number,
): TextFound[] => {
  const found = source.slice(node.pos, node.end)
  const begun = node.pos + (/^\s*/.exec(found)?.[0].length ?? 0)
  if (node.kind === SyntaxKind.JsxText)
    return [{ text: found.trim(), line: lineOf(begun), kind: 'between' }]
  if (!literals.has(node.kind) || notText.has(parent.kind)) return []
  const { text } = node as Node & { text: string }
  return [{ text, line: lineOf(begun), kind: isSpoken(parent) ? 'attribute' : 'literal' }]
}
