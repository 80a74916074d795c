import type { Sql } from '../../../projections/projection'

/** Who looks after an item of the work queue; it is free again after `claimHours`. */
export type WorkClaim = { item: string; personId: string; claimedAt: string }

export const claimHours = 8

const freeSince = (now: Date) => new Date(now.getTime() - claimHours * 3_600_000).toISOString()

export const listWorkClaims = (sql: Sql, now: Date) =>
  sql<WorkClaim[]>`select item, person_id, claimed_at from work_claims
    where claimed_at > ${freeSince(now)}::timestamptz`

export type ClaimRequest = { item: string; personId: string; now: Date }

/** Takes the item for this person, unless somebody else has it. Answers whether it is theirs now. */
export const claimWorkItem = async (
  sql: Sql,
  { item, personId, now }: ClaimRequest,
): Promise<boolean> => {
  const claimed = await sql`
    insert into work_claims (item, person_id, claimed_at)
    values (${item}, ${personId}, ${now.toISOString()})
    on conflict (item) do update
      set person_id = excluded.person_id, claimed_at = excluded.claimed_at
      where work_claims.person_id = excluded.person_id
        or work_claims.claimed_at <= ${freeSince(now)}::timestamptz
    returning item`
  return claimed.length > 0
}

/** Gives the item back, if it is this person's. */
export const releaseWorkItem = (sql: Sql, item: string, personId: string) =>
  sql`delete from work_claims where item = ${item} and person_id = ${personId}`
