import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { ensureStaff } from '../../../../src/routes/admin/staff/staff-accounts'
import { createStaffInvite } from '../../../../src/security/staff-invite'
import type { AdminApp } from '../../support/admin-app'
import { openAdminApp } from '../../support/admin-app'
import { openFormBrowser } from '../../support/form-browser'

let fixture: AdminApp

beforeAll(async () => {
  fixture = await openAdminApp()
}, 30_000)
afterAll(() => fixture?.close())

const inviteStaff = async (email: string, now = new Date()) => {
  const { deps } = fixture
  const personId = await ensureStaff(deps, { email, name: 'Nora Neu', role: 'caseworker' })
  return { email, invite: createStaffInvite(deps.vault.keyFor('staff-invite'), personId, now) }
}

const password = ' zwölf Zeichen reichen '
const set = (invite: string, again = password) =>
  openFormBrowser(fixture).post('/welcome', { invite, password, again })

describe('the link that new staff get', () => {
  test('sets a password, signs in, and is good for once', async () => {
    const { email, invite } = await inviteStaff('nora@vrs.localhost')
    expect((await openFormBrowser(fixture).get(`/welcome?invite=${invite}`)).status).toBe(200)
    const answer = await set(invite)
    expect(answer.status).toBe(303)
    expect(answer.headers.getSetCookie().join()).toContain('vrs=')
    expect((await set(invite)).status).toBe(410)
    const signedIn = await openFormBrowser(fixture).post('/login', { email, password })
    expect(signedIn.status).toBe(303)
  })

  test('tells what is wrong with a password and stays good', async () => {
    const { invite } = await inviteStaff('nils@vrs.localhost')
    expect((await set(invite, 'etwas anderes als das')).status).toBe(422)
    expect((await set(invite)).status).toBe(303)
  })

  test('ends after an hour, and was never good when somebody wrote it', async () => {
    const late = await inviteStaff('spaet@vrs.localhost', new Date(Date.now() - 3_600_001))
    expect((await set(late.invite)).status).toBe(410)
    const { invite } = await inviteStaff('falsch@vrs.localhost')
    const [person, until] = invite.split('.')
    expect((await set(`${person}.${Number(until) + 1}.${invite.split('.')[2]}`)).status).toBe(410)
    expect((await set('')).status).toBe(410)
  })

  test('of many posts at once lets one through', async () => {
    const { invite } = await inviteStaff('oft@vrs.localhost')
    const answers = await Promise.all(Array.from({ length: 6 }, () => set(invite)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 410, 410, 410, 410, 410])
  })
})
