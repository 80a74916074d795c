import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFaults } from '../../../src/sandbox/fault-injector'
import { type InwxOptions, openInwx } from '../../../src/sandbox/inwx/inwx-stand-in'

export type Answered = {
  code: number
  msg: string
  resData?: Record<string, unknown>
  reasonCode?: string
  svTRID: string
}

export const nameservers = ['ns.inwx.example', 'ns2.inwx.example']

/** A contact as INWX takes it. */
export const berger = {
  type: 'PERSON',
  name: 'Anna Berger',
  street: 'Ahornweg 1',
  city: 'Berlin',
  pc: '10115',
  cc: 'DE',
  voice: '+49.301234567',
  email: 'anna@berger.example',
}

/** A stand-in of its own, in a directory of its own; `reopen` starts it again on the same one. */
export const givenInwx = async (more: Partial<InwxOptions> = {}) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vrs-inwx-'))
  const faults = openFaults()
  const options: InwxOptions = {
    dataDir,
    port: 0,
    faults,
    username: 'vrs',
    password: 'open sesame',
    zones: ['projekt.example'],
    nameservers,
    ...more,
  }
  const inwx = await openInwx(options)
  return {
    inwx,
    faults,
    reopen: () => openInwx(options),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

/** Speaks the protocol by hand, with a cookie jar of one. */
export const openCaller = (url: string) => {
  let cookie: string | undefined
  const call = async (method: string, params: object = {}): Promise<Answered> => {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ method, params }),
      headers: cookie ? { cookie } : {},
    })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`)
    return (await response.json()) as Answered
  }
  return {
    call,
    code: async (method: string, params: object = {}) => (await call(method, params)).code,
    login: () => call('account.login', { user: 'vrs', pass: 'open sesame' }),
    cookie: () => cookie,
  }
}
