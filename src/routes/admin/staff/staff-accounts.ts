import type { Role } from '../../../../events/codes'
import { Refused } from '../../../../events/refusal-error'
import { personStream } from '../../../../events/streams'
import type { Sql } from '../../../../projections/projection'
import { one } from '../../../../projections/projection'
import type { Passwords } from '../../../security/passwords'
import type { PersonKey } from '../../../security/vault'
import type { Context } from '../../../store/event-store/event-store'
import { statement } from '../../../store/postgres/statement'
import type { Desk } from '../../http/route-dependencies'

export type StaffWish = { email: string; name: string; role: Role; password?: string }

type Parts = Pick<Desk, 'store' | 'sql' | 'vault'> & { passwords: Passwords }

/** Who of the staff has this address, and the hash of their password if they have one. */
export const staffByEmail = (sql: Sql, emailHmac: string) =>
  sql<{ personId: string; passwordHash: string | null }[]>`
    select e.person_id, c.password_hash from person_emails e
    left join credentials c on c.person_id = e.person_id
    where e.kind = 'staff' and e.email_hmac = ${emailHmac}`.then(one)

type Ledgers = { key: PersonKey; emailHmac: string; passwordHash: string | undefined }

/** A person's first password; a second one meets the primary key. */
export const credentials = (personId: string, passwordHash: string) =>
  statement('insert into credentials (person_id, password_hash) values ($1, $2)', [
    personId,
    passwordHash,
  ])

const ledgers = ({ key, emailHmac, passwordHash }: Ledgers) => [
  statement(`insert into person_emails (email_hmac, person_id, kind) values ($1, $2, 'staff')`, [
    emailHmac,
    key.personId,
  ]),
  statement('insert into person_keys (person_id, wrapped_key) values ($1, $2)', [
    key.personId,
    key.wrapped,
  ]),
  ...(passwordHash ? [credentials(key.personId, passwordHash)] : []),
]

const invite = async ({ store, vault, passwords }: Parts, wish: StaffWish, context: Context) => {
  const key = vault.mint(Bun.randomUUIDv7())
  const stream = personStream(key.personId)
  const at = { stream, type: 'StaffInvited' }
  const { name, email, role } = wish
  const sealed = vault.sealFields(key.key, at, { name, email })
  const passwordHash = wish.password ? await passwords.hash(wish.password) : undefined
  await store.act(context, () => ({
    grows: [
      {
        stream,
        at: 0,
        events: [
          { type: 'StaffInvited', data: { role, sealed } },
          ...(passwordHash ? [{ type: 'PasswordSet' as const, data: {} }] : []),
        ],
      },
    ],
    also: ledgers({ key, emailHmac: vault.emailHmac(email), passwordHash }),
  }))
  return key.personId
}

/**
 * Answers the id of the staff member with this address; one who is there already stays as they are.
 * Of many at once exactly one invites.
 */
export const ensureStaff = async (
  parts: Parts,
  wish: StaffWish,
  context: Context = { by: 'system:setup', correlationId: 'setup', causationId: 'setup' },
): Promise<string> => {
  const find = () => staffByEmail(parts.sql, parts.vault.emailHmac(wish.email))
  const known = await find()
  if (known) return known.personId
  try {
    return await invite(parts, wish, context)
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'STAFF_EMAIL') throw error
    const other = await find()
    if (!other) throw error
    return other.personId
  }
}
