import { randomBytes } from 'node:crypto'
import type { Role } from '../../../events/codes'
import { roles } from '../../../events/codes'
import type { Config } from '../../config'
import { ensureStaff } from '../../routes/staff-accounts'
import { openPasswords } from '../../security/passwords'
import type { Base } from '../open-base'

const usage = `vrs staff add <mail> --role ${roles.join('|')} [--name <name>]`
const isRole = (text: string | undefined): text is Role => roles.some((role) => role === text)

const option = (words: readonly string[], name: string) => {
  const at = words.indexOf(`--${name}`)
  return at < 0 ? undefined : words[at + 1]
}

/** `vrs staff add`: a staff account with a first password, shown once. */
export const addStaff = async (base: Base, words: readonly string[], { publicUrl }: Config) => {
  const [verb, email] = words
  const role = option(words, 'role')
  if (verb !== 'add' || !email?.includes('@') || !isRole(role))
    throw new Error(`expected ${usage}, found "staff ${words.join(' ')}"`)
  const password = randomBytes(15).toString('base64url')
  const name = option(words, 'name') ?? email
  const [before] = await base.sql`select 1 from person_emails
    where kind = 'staff' and email_hmac = ${base.vault.emailHmac(email)}`
  if (before) throw new Error(`expected a new address, found ${email} among the staff already`)
  await ensureStaff({ ...base, passwords: openPasswords() }, { email, name, role, password })
  console.log(`${email} may sign in at ${publicUrl}/login with this password: ${password}`)
}
