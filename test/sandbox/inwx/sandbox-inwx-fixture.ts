import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFaultInjector } from '../../../src/sandbox/fault-injector'
import { type InwxOptions, openInwxStandIn } from '../../../src/sandbox/inwx/inwx-stand-in'

export type SandboxInwxResponse = {
  code: number
  msg: string
  resData?: Record<string, unknown>
  reasonCode?: string
  svTRID: string
}

export const sandboxNameservers = ['ns.inwx.example', 'ns2.inwx.example']

/** A contact as INWX takes it. */
export const exampleContact = {
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
export const openSandboxInwx = async (more: Partial<InwxOptions> = {}) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vrs-inwx-'))
  const faults = createFaultInjector()
  const options: InwxOptions = {
    dataDir,
    port: 0,
    faults,
    username: 'vrs',
    password: 'open sesame',
    zones: ['projekt.example'],
    nameservers: sandboxNameservers,
    ...more,
  }
  const inwx = await openInwxStandIn(options)
  return {
    inwx,
    faults,
    reopen: () => openInwxStandIn(options),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

/** Speaks the protocol by hand, with a cookie jar of one. */
export const createInwxCaller = (url: string) => {
  let cookie: string | undefined
  const call = async (method: string, params: object = {}): Promise<SandboxInwxResponse> => {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ method, params }),
      headers: cookie ? { cookie } : {},
    })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`)
    return (await response.json()) as SandboxInwxResponse
  }
  return {
    call,
    code: async (method: string, params: object = {}) => (await call(method, params)).code,
    login: () => call('account.login', { user: 'vrs', pass: 'open sesame' }),
    cookie: () => cookie,
  }
}

/** A stand-in with somebody who has logged in. */
export const openInwxSession = async (more: Partial<InwxOptions> = {}) => {
  const fixture = await openSandboxInwx(more)
  const caller = createInwxCaller(fixture.inwx.url)
  await caller.login()
  const close = async () => {
    await fixture.inwx.close()
    fixture.remove()
  }
  return { ...fixture, caller, close }
}

/** A refusal by INWX of the next calls of this method. */
export const inwxRefusal = (method: string, code: number, times = 1) =>
  ({ vendor: 'inwx', method, kind: 'refuse', code, times }) as const
