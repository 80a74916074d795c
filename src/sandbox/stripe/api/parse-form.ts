type FormValue = string | FormValue[] | ParsedForm
export type ParsedForm = { [key: string]: FormValue }

type FormNode = Map<string, FormNode | string>

const parseKeys = (name: string) => {
  const [head = '', ...rest] = name.split('[')
  return [head, ...rest.map((part) => part.replace(/\]$/, ''))]
}

const insertValue = (node: FormNode, [key = '', ...rest]: string[], value: string): void => {
  const name = key === '' ? String(node.size) : key
  if (rest.length === 0) return void node.set(name, value)
  const existing = node.get(name)
  const child: FormNode = existing instanceof Map ? existing : new Map()
  node.set(name, child)
  insertValue(child, rest, value)
}

const isList = (node: FormNode) =>
  node.size > 0 && [...node.keys()].every((key) => /^\d+$/.test(key))

const toFormValue = (node: FormNode | string): FormValue => {
  if (typeof node === 'string') return node
  if (isList(node)) return [...node.values()].map(toFormValue)
  return Object.fromEntries([...node].map(([key, child]) => [key, toFormValue(child)]))
}

/** `line_items[0][quantity]=1&types[]=a` becomes `{line_items: [{quantity: '1'}], types: ['a']}`. */
export const parseForm = (encoded: string): ParsedForm => {
  const root: FormNode = new Map()
  for (const [name, value] of new URLSearchParams(encoded))
    insertValue(root, parseKeys(name), value)
  return Object.fromEntries([...root].map(([key, child]) => [key, toFormValue(child)]))
}
