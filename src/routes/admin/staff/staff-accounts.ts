import type { Role } from '../../../../events/codes'
import { RefusalError } from '../../../../events/refusal-error'
import { personStream } from '../../../../events/streams'
import type { Sql } from '../../../../projections/projection'
import { firstRow } from '../../../../projections/projection'
import type { Passwords } from '../../../security/passwords'
import type { PersonKey } from '../../../security/vault'
import type { CommandContext } from '../../../store/event-store/event-store'
import { createStatement } from '../../../store/postgres/statement'
import type { RouteDependencies } from '../../http/route-dependencies'

export type StaffAccountRequest = { email: string; name: string; role: Role; password?: string }

type Dependencies = Pick<RouteDependencies, 'store' | 'sql' | 'vault'> & { passwords: Passwords }

/** Who of the staff has this address, and the hash of their password if they have one. */
export const staffByEmail = (sql: Sql, emailHmac: string) =>
  sql<{ personId: string; passwordHash: string | null }[]>`
    select e.person_id, c.password_hash from person_emails e
    left join credentials c on c.person_id = e.person_id
    where e.kind = 'staff' and e.email_hmac = ${emailHmac}`.then(firstRow)

type StaffRowValues = { key: PersonKey; emailHmac: string; passwordHash: string | undefined }

/** A person's first password; a second one meets the primary key. */
export const credentialsRow = (personId: string, passwordHash: string) =>
  createStatement('insert into credentials (person_id, password_hash) values ($1, $2)', [
    personId,
    passwordHash,
  ])

/** A new password, and the end of all sessions that began with another one. */
export const replacePasswordRows = (personId: string, passwordHash: string) => [
  createStatement(
    `insert into credentials (person_id, password_hash) values ($1, $2)
     on conflict (person_id) do update set password_hash = excluded.password_hash`,
    [personId, passwordHash],
  ),
  createStatement('delete from sessions where person_id = $1', [personId]),
]

const staffRows = ({ key, emailHmac, passwordHash }: StaffRowValues) => [
  createStatement(
    `insert into person_emails (email_hmac, person_id, kind) values ($1, $2, 'staff')`,
    [emailHmac, key.personId],
  ),
  createStatement('insert into person_keys (person_id, wrapped_key) values ($1, $2)', [
    key.personId,
    key.wrapped,
  ]),
  ...(passwordHash ? [credentialsRow(key.personId, passwordHash)] : []),
]

const inviteStaff = async (
  { store, vault, passwords }: Dependencies,
  request: StaffAccountRequest,
  context: CommandContext,
) => {
  const key = vault.createPersonKey(Bun.randomUUIDv7())
  const stream = personStream(key.personId)
  const at = { stream, type: 'StaffInvited' }
  const { name, email, role } = request
  const sealed = vault.sealFields(key.key, at, { name, email })
  const passwordHash = request.password ? await passwords.hash(request.password) : undefined
  await store.commit(context, () => ({
    appends: [
      {
        stream,
        expectedVersion: 0,
        events: [
          { type: 'StaffInvited', data: { role, sealed } },
          ...(passwordHash ? [{ type: 'PasswordSet' as const, data: {} }] : []),
        ],
      },
    ],
    statements: staffRows({ key, emailHmac: vault.hashEmail(email), passwordHash }),
  }))
  return key.personId
}

/**
 * Answers the id of the staff member with this address; one who is there already stays as they are.
 * Of many at once exactly one invites.
 */
export const ensureStaff = async (
  parts: Dependencies,
  request: StaffAccountRequest,
  context: CommandContext = { by: 'system:setup', correlationId: 'setup', causationId: 'setup' },
): Promise<string> => {
  const find = () => staffByEmail(parts.sql, parts.vault.hashEmail(request.email))
  const known = await find()
  if (known) return known.personId
  try {
    return await inviteStaff(parts, request, context)
  } catch (error) {
    if (!(error instanceof RefusalError) || error.code !== 'STAFF_EMAIL') throw error
    const other = await find()
    if (!other) throw error
    return other.personId
  }
}
