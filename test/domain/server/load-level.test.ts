import { expect, test } from 'bun:test'
import { findLoadLevel } from '../../../src/domain/server/select-server'

test('a server is nearly full from nine slots of ten on, and full when none is left', () => {
  const levelOf = (taken: number) => findLoadLevel({ taken, capacity: 10 })
  expect([0, 8, 9, 10, 11].map(levelOf)).toEqual(['free', 'free', 'nearlyFull', 'full', 'full'])
})
