import { expect, test } from 'bun:test'
import { ConfigError, readConfig } from '../../src/config'

test('deadlines are minutes by name, and all that is wrong is told at once', () => {
  const read = (deadlines: string) => readConfig({ VRS_DEADLINES: deadlines }).deadlines
  expect(read('transfer=14400,dns=120')).toEqual({ transfer: 14_400, dns: 120 })
  expect(read('boot=0.05')).toEqual({ boot: 0.05 })
  expect(read('')).toEqual({})
  for (const wrong of ['transfer', 'dns=', 'dns=0', 'dns=-1', 'mail=3', 'dns=1=2', 'dns=600000'])
    expect(() => read(wrong)).toThrow('VRS_DEADLINES: expected minutes up to 525600')
  const faults = () => readConfig({ VRS_DEADLINES: 'dns=x', PORT: 'x' })
  try {
    faults()
    throw new Error('expected faults')
  } catch (error) {
    const issues = error instanceof ConfigError ? error.issues : []
    expect(issues.map(({ variable, found }) => [variable, found])).toEqual([
      ['PORT', '"x"'],
      ['VRS_DEADLINES', '"dns=x"'],
    ])
  }
})

test.each(['noreply', 'VRS <noreply>', 'VRS <noreply@kunde.example', 'a b@kunde.example'])(
  'the sender %p is no address',
  (sender) => {
    const live = { VRS_PUBLIC_URL: 'https://vrs.example', SMTP_FROM: sender }
    expect(() => readConfig(live)).toThrow(/SMTP_FROM: expected an address such as/)
  },
)
