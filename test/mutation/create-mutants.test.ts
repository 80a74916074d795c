import { describe, expect, test } from 'bun:test'
import { createMutants } from './create-mutants'

const mutate = (source: string) =>
  createMutants('a.ts', source).map(
    ({ start, end, replacement }) => source.slice(0, start) + replacement + source.slice(end),
  )

describe('the mutants of a file', () => {
  test('swap operators and force tests both ways', () => {
    expect(mutate('const f = (a: number) => { if (a >= 2 && b) g() }')).toEqual(
      expect.arrayContaining([
        'const f = (a: number) => { if (true) g() }',
        'const f = (a: number) => { if (false) g() }',
        'const f = (a: number) => { if (a >= 2 || b) g() }',
        'const f = (a: number) => { if (a > 2 && b) g() }',
        'const f = (a: number) => { if (a >= 3 && b) g() }',
        'const f = (a: number) => { if (a >= 2 && b) ; }',
      ]),
    )
  })

  test('empty strings, arrays, spreads and returned values', () => {
    expect(mutate("return_(['x'], { ...a })")).toEqual(
      expect.arrayContaining([
        "return_([''], { ...a })",
        'return_([], { ...a })',
        "return_(['x'], { ...[] })",
      ]),
    )
  })

  test('leave types, imports, member names and the words of errors alone', () => {
    const source = [
      "import { a } from './a'",
      "export type Stage = 'open' | 'closed'",
      "const of = (one: 'open') => fail(new Error('expected one'))",
    ].join('\n')
    expect(mutate(source)).toEqual([source.replace("fail(new Error('expected one'))", 'undefined')])
  })

  test('say the line that they are in', () => {
    const [mutant] = createMutants('a.ts', '\n\nconst isOpen = true')
    expect(mutant).toMatchObject({ line: 3, original: 'true', replacement: 'false' })
  })
})
