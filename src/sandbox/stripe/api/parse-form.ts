export type Value = string | Value[] | Form
export type Form = { [key: string]: Value }

type Node = Map<string, Node | string>

const keysOf = (name: string) => {
  const [head = '', ...rest] = name.split('[')
  return [head, ...rest.map((part) => part.replace(/\]$/, ''))]
}

const plant = (node: Node, [key = '', ...rest]: string[], value: string): void => {
  const name = key === '' ? String(node.size) : key
  if (rest.length === 0) return void node.set(name, value)
  const found = node.get(name)
  const child: Node = found instanceof Map ? found : new Map()
  node.set(name, child)
  plant(child, rest, value)
}

const isList = (node: Node) => node.size > 0 && [...node.keys()].every((key) => /^\d+$/.test(key))

const harvest = (node: Node | string): Value => {
  if (typeof node === 'string') return node
  if (isList(node)) return [...node.values()].map(harvest)
  return Object.fromEntries([...node].map(([key, child]) => [key, harvest(child)]))
}

/** `line_items[0][quantity]=1&types[]=a` becomes `{line_items: [{quantity: '1'}], types: ['a']}`. */
export const parseForm = (encoded: string): Form => {
  const root: Node = new Map()
  for (const [name, value] of new URLSearchParams(encoded)) plant(root, keysOf(name), value)
  return Object.fromEntries([...root].map(([key, child]) => [key, harvest(child)]))
}
