import type { Desk } from '../http/route-dependencies'
import { openTally, type Tally } from './downloads/download-counter'
import { type FirstDownloads, openFirstDownloads } from './downloads/first-downloads'
import { openStandings, type Standings } from './entitlements-cache'

/** What the runtimes' routes remember between two calls. */
export type RuntimeDesk = {
  standings: Standings
  tally: Tally
  firstDownloads: FirstDownloads
  /** Writes what is still counted in memory only. Before the database goes. */
  close(): Promise<void>
}

export const openRuntimeDesk = (desk: Desk): RuntimeDesk => {
  const standings = openStandings(desk)
  const tally = openTally(desk)
  const firstDownloads = openFirstDownloads(desk, standings)
  return {
    standings,
    tally,
    firstDownloads,
    close: async () => {
      standings.close()
      await Promise.all([firstDownloads.settled(), tally.flush()])
    },
  }
}
