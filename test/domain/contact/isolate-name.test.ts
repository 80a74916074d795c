import { expect, test } from 'bun:test'
import { isolateName } from '../../../src/domain/contact/isolate-name'
import { isReadableLine } from '../../../src/domain/contact/text-line'

test.each(['אדה', 'Café أحمد', 'می‌خواهم 7'])('%s is isolated in its sentence', (name) => {
  expect(isReadableLine(name)).toBe(true)
  expect(isolateName(name)).toBe(`\u2068${name}\u2069`)
})

test.each(['Ada Berger', 'Ελένη', 'Zoë 👩‍👩‍👧', '李小龍', ''])('%s stays as it is', (name) =>
  expect(isolateName(name)).toBe(name),
)
