import type { SyntaxNode } from './syntax-nodes'
import { childrenOf, isNode, parseFile } from './syntax-nodes'

/** One small change of one source file, and the line (from 1) that it is in. */
export type Mutant = {
  path: string
  line: number
  start: number
  end: number
  replacement: string
  /** The replaced text. */
  original: string
}

type Change = { start: number; end: number; replacement: string }
type Operator = (node: SyntaxNode, source: string) => Change[]

const replaceNode = ({ start, end }: SyntaxNode, replacement: string): Change => ({
  start,
  end,
  replacement,
})
const textOf = ({ start, end }: SyntaxNode, source: string) => source.slice(start, end)
const member = (node: SyntaxNode, name: string) => node[name] as SyntaxNode

const swappedOperators: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&&': '||',
  '||': '&&',
}

const swapOperator: Operator = (node, source) => {
  const [left, right] = [member(node, 'left'), member(node, 'right')]
  const swapped = swappedOperators[String(node.operator)]
  if (!swapped) return node.operator === '??' ? [replaceNode(node, textOf(left, source))] : []
  const between = source.slice(left.end, right.start)
  const at = left.end + between.indexOf(String(node.operator))
  return [{ start: at, end: at + String(node.operator).length, replacement: swapped }]
}

const forceTest: Operator = (node) =>
  ['true', 'false'].map((value) => replaceNode(member(node, 'test'), value))

const changeLiteral: Operator = (node) => {
  if (typeof node.value === 'boolean') return [replaceNode(node, String(!node.value))]
  if (typeof node.value === 'number') return [replaceNode(node, String(node.value + 1))]
  if (typeof node.value === 'string')
    return [replaceNode(node, node.value === '' ? "'mutant'" : "''")]
  return []
}

const swappedMethods: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  find: 'findLast',
  findLast: 'find',
  min: 'max',
  max: 'min',
}

const changeCall: Operator = (node, source) => {
  const callee = member(node, 'callee')
  if (callee.type !== 'MemberExpression' || callee.computed) return []
  const property = member(callee, 'property')
  const swapped = swappedMethods[String(property.name)]
  if (swapped) return [replaceNode(property, swapped)]
  return property.name === 'filter'
    ? [replaceNode(node, textOf(member(callee, 'object'), source))]
    : []
}

const emptyBody: Operator = (node, source) => {
  const body = member(node, 'body')
  // A type guard or a hook that does nothing anyway is no change.
  if (body.type === 'BlockStatement' || textOf(body, source) === 'undefined') return []
  return [replaceNode(body, body.type === 'ObjectExpression' ? '(undefined)' : 'undefined')]
}

const operators: Readonly<Record<string, Operator>> = {
  BinaryExpression: swapOperator,
  LogicalExpression: swapOperator,
  ConditionalExpression: forceTest,
  IfStatement: forceTest,
  Literal: changeLiteral,
  UnaryExpression: (node, source) =>
    node.operator === '!' ? [replaceNode(node, textOf(member(node, 'argument'), source))] : [],
  CallExpression: changeCall,
  ExpressionStatement: (node) =>
    member(node, 'expression').type === 'Literal' ? [] : [replaceNode(node, ';')],
  ReturnStatement: (node, source) =>
    isNode(node.argument) && textOf(node.argument, source) !== 'undefined'
      ? [replaceNode(node, 'return undefined')]
      : [],
  ArrayExpression: (node) =>
    (node.elements as unknown[]).length > 0 ? [replaceNode(node, '[]')] : [],
  SpreadElement: (node) => [replaceNode(node, '...[]')],
  ArrowFunctionExpression: emptyBody,
}

const keepsLiteral = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ImportExpression'])
const isType = ({ type }: SyntaxNode) => type.startsWith('TS') && !wrappers.has(type)
const wrappers = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'])

/** `new Error(message)`, `new RefusalError(code, message)`. */
const isMessage = (node: SyntaxNode, parent: SyntaxNode) => {
  const [first, second] = parent.arguments as SyntaxNode[]
  const { name } = member(parent, 'callee')
  return (name === 'Error' && node === first) || (name === 'RefusalError' && node === second)
}

/** A member's name, or what an error says to people: no test should depend on it. */
const isWording = (node: SyntaxNode, parent: SyntaxNode) =>
  (parent.type === 'Property' && parent.key === node && !parent.computed) ||
  (parent.type === 'NewExpression' && isMessage(node, parent))

const collect = (node: SyntaxNode, parent: SyntaxNode, source: string): Change[] => {
  if (isType(node) || isWording(node, parent)) return []
  const own =
    node.type === 'Literal' && keepsLiteral.has(parent.type)
      ? []
      : (operators[node.type]?.(node, source) ?? [])
  const below = childrenOf(node).flatMap((child) => collect(child, node, source))
  return [...own, ...below]
}

const lineAt = (source: string, offset: number) => source.slice(0, offset).split('\n').length

/** Every mutant of a file. Types, imports, member names and the words of errors stay. */
export const createMutants = (path: string, source: string): Mutant[] => {
  const program = parseFile(path, source)
  return collect(program, program, source).map((change) => ({
    path,
    line: lineAt(source, change.start),
    original: source.slice(change.start, change.end),
    ...change,
  }))
}
