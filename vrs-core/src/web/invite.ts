import type { CoreSql } from '../database/open-database'
import type { SiteRuntime } from '../site/site-runtime'
import { verifyJwtClaims } from '../verify-jws'

/** What the marketplace signed; the address itself is not in it. */
export type Invite = { personId: string; emailHash: string; jti: string }

/** Verifies an invitation for this project; throws when it is not ours or has ended. */
export const verifyInvite = (
  token: string,
  { marketplaceKeys, environment }: SiteRuntime,
): Promise<Invite> =>
  marketplaceKeys.withKeys(async (known) => {
    const claims = await verifyJwtClaims(token, known, {
      typ: 'vrs-invite+jws',
      audience: environment.projectId,
      required: ['sub', 'jti', 'aud', 'emailHash'],
      now: new Date(),
    })
    const { sub, jti, emailHash } = claims
    if (!sub || !jti || typeof emailHash !== 'string')
      throw new Error('invite: expected sub, jti and emailHash as texts')
    return { personId: sub, emailHash, jti }
  })

export const isInviteUsed = async (sql: CoreSql, { jti }: Invite): Promise<boolean> =>
  (await sql`select 1 from core.used_invites where jti = ${jti}`).length > 0

/** Consumes an invitation once, whoever comes first; answers the person's id, else null. */
export const consumeInvite = (
  sql: CoreSql,
  { jti, personId, emailHash }: Invite,
  passwordHash: string,
): Promise<string | null> =>
  sql.begin(async (tx) => {
    const [first] = await tx`insert into core.used_invites (jti, person_id)
      values (${jti}, ${personId}) on conflict do nothing returning jti`
    if (!first) return null
    await tx`delete from core.people where id = ${personId} and email_hash <> ${emailHash}`
    const [person] = await tx<{ id: string }[]>`
      insert into core.people (id, email_hash, password_hash)
      values (${personId}, ${emailHash}, ${passwordHash})
      on conflict (email_hash) do update set password_hash = excluded.password_hash
      returning id`
    if (person) await tx`delete from core.sessions where person_id = ${person.id}`
    return person?.id ?? null
  })
