import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { stringifyAsAscii } from '../../../src/routes/http/json-text'

test.each(['Bäckerei „Süß“', '€ 😀 \u2028 \ud800', '\u007f\u0080\uffff', 'plain "quoted" \\u00e4'])(
  '%j is read as it was, from ASCII',
  (text) => {
    const json = stringifyAsAscii({ [text]: [text] })
    expect(json).toMatch(/^[\x20-\x7f]*$/)
    expect(JSON.parse(json)).toEqual({ [text]: [text] })
  },
)

test('any value is read as from JSON.stringify', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = stringifyAsAscii(value)
      expect(json).toMatch(/^[\x20-\x7f]*$/)
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
    { numRuns: 300 },
  )
})
