import type { Node } from 'oxc-parser'
import { visitorKeys } from 'oxc-parser'

/** A node of oxc's syntax tree, beside the node that it stands in and the lines of its file. */
export type NodeInFile = {
  node: Node
  parent: Node
  source: string
  lineOf: (offset: number) => number
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value

/** All nodes below this one, in the order of the text. */
export function* walkNodes(parent: Node): Generator<{ node: Node; parent: Node }> {
  const fields = parent as unknown as Record<string, unknown>
  for (const key of visitorKeys[parent.type] ?? [])
    for (const node of [fields[key]].flat())
      if (isNode(node)) {
        yield { node, parent }
        yield* walkNodes(node)
      }
}

/** The line, counted from 1, of each offset in a text. */
export const createLineLookup = (text: string) => {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index)
  return (offset: number) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}
