import type { Desk } from '../desk'
import { type FirstDownloads, openFirstDownloads } from './first-download'
import { openStandings, type Standings } from './standings'
import { openTally, type Tally } from './tally'

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
