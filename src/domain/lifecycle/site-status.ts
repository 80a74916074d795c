/** What of a project its site has not taken over yet. */
export type PendingSiteStatus = 'suspension' | 'reinstatement'

type Row = {
  suspendedAt?: string | null
  suspensionConfirmedAt?: string | null
  reinstatingAt?: string | null
  importedAt?: string | null
}

export const findPendingSiteStatus = (row: Row): PendingSiteStatus | undefined => {
  // The site of a satellite of the old marketplace takes nothing over from us.
  if (row.importedAt) return undefined
  if (row.suspendedAt) return row.suspensionConfirmedAt ? undefined : 'suspension'
  return row.reinstatingAt ? 'reinstatement' : undefined
}

/** A site asks for its configuration every 15 minutes with jitter; after this it is overdue. */
const overdueAfterMs = 20 * 60_000

/** Whether a site should have taken it over by now. `since` and `now` are ISO-8601. */
export const isSiteStatusOverdue = (since: string, now: string) =>
  Date.parse(now) - Date.parse(since) > overdueAfterMs
