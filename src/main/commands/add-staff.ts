import { isOneOf, roles } from '../../../events/codes'
import { parseEmailAddress } from '../../domain/contact/email-address'
import { isReadableLine } from '../../domain/contact/text-line'
import { ensureStaff } from '../../routes/admin/staff/staff-accounts'
import { openPasswords } from '../../security/passwords'
import { createStaffInvite } from '../../security/staff-invite'
import type { CoreServices } from '../open-core-services'

const usage = `vrs staff add <mail> --role ${roles.join('|')} [--name <name>]`

const readOption = (words: readonly string[], name: string) => {
  const at = words.indexOf(`--${name}`)
  return at < 0 ? undefined : words[at + 1]
}

/** `vrs staff add`: a staff account, and the one-hour link by which its person sets a password. */
export const addStaff = async (base: CoreServices, words: readonly string[]) => {
  const [verb, typed = ''] = words
  const email = parseEmailAddress(typed)
  const role = readOption(words, 'role')
  const name = readOption(words, 'name')?.trim() ?? email ?? ''
  if (verb !== 'add' || !email || !isOneOf(roles, role) || !isReadableLine(name))
    throw new Error(`expected ${usage}, found "staff ${words.join(' ')}"`)
  const personId = await ensureStaff({ ...base, passwords: openPasswords() }, { email, name, role })
  const [known] = await base.sql`select 1 from credentials where person_id = ${personId}`
  if (known) throw new Error(`expected an account without a password, found ${email} with one`)
  const invite = createStaffInvite(base.vault.keyFor('staff-invite'), personId, new Date())
  console.log(
    `Set a password for ${email} within an hour: ${base.serviceUrl}/welcome?invite=${invite}`,
  )
}
