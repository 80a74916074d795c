import { describe, expect, test } from 'bun:test'
import { upcast, upcasts } from '../../events/upcast'
import { projectOrdered } from '../support/project-events'

describe('an event of an old shape', () => {
  /** As if prices had once been whole euros under another name. */
  const known = {
    PluginPriced: ({ netEuros, ...rest }: Record<string, unknown>) => ({
      ...rest,
      netCents: Number(netEuros) * 100,
    }),
  }
  const stored = {
    type: 'PluginPriced',
    data: { netEuros: 49, cycle: 'monthly' },
    id: 'e-1',
    position: 3,
  }

  test('is read in its new one, and all else of it stays', () =>
    expect<object>(upcast(stored, known)).toStrictEqual({
      ...stored,
      data: { cycle: 'monthly', netCents: 4900 },
    }))

  test('is not changed where it is stored', () => {
    upcast(stored, known)
    expect(stored.data).toEqual({ netEuros: 49, cycle: 'monthly' })
  })

  test('leaves events of other types alone', () =>
    expect(upcast(projectOrdered, known)).toBe(projectOrdered))
})

test('every event of today is read as it was written', () => {
  expect(upcast(projectOrdered)).toBe(projectOrdered)
  expect(Object.keys(upcasts)).toEqual([])
})
