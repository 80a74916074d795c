import type { CoreSql } from '../database/open-database'
import type { SiteRuntime } from '../site/site-runtime'
import { verifyJwtClaims } from '../verify-jws'

/** The claims that the marketplace signed; of the address they hold only the hash. */
export type Invite = { personId: string; emailHash: string; jti: string }

/** Verifies an invitation for this project; throws when it is for another project or has expired. */
export const verifyInvite = (
  token: string,
  { marketplaceKeys, environment }: SiteRuntime,
): Promise<Invite> =>
  marketplaceKeys.withKeys(async (keys) => {
    const claims = await verifyJwtClaims(token, keys, {
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

/** Uses an invitation once and sets the password; returns the person's id, or null when it was used. */
export const consumeInvite = (
  sql: CoreSql,
  { jti, personId, emailHash }: Invite,
  passwordHash: string,
): Promise<string | null> =>
  sql.begin(async (tx) => {
    const [used] = await tx`insert into core.used_invites (jti, person_id)
      values (${jti}, ${personId}) on conflict do nothing returning jti`
    if (!used) return null
    await tx`delete from core.people where id = ${personId} and email_hash <> ${emailHash}`
    const [person] = await tx<{ id: string }[]>`
      insert into core.people (id, email_hash, password_hash)
      values (${personId}, ${emailHash}, ${passwordHash})
      on conflict (email_hash) do update set password_hash = excluded.password_hash
      returning id`
    if (person) await tx`delete from core.sessions where person_id = ${person.id}`
    return person?.id ?? null
  })
