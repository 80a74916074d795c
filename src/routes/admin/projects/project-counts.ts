import { parseStreamKind } from '../../../../events/streams'
import { countProjectsByStatus } from '../../../../projections/queries/projects'
import type { ProjectListing } from '../../../../views/admin/projects/project-listing'
import type { RouteDependencies } from '../../http/route-dependencies'

type Counts = ProjectListing['counts']

/** Counting takes at most a tenth of the time, however many projects there are and however busy. */
const idleFactor = 10

/** How many projects are in each status: counted again after a project changed, not at every look. */
export const openProjectCounts = ({ sql, changes }: RouteDependencies): (() => Promise<Counts>) => {
  let held: Promise<Counts> | undefined
  let isOld = false
  let restUntil = 0

  changes.subscribe((stream) => {
    if (stream === '*' || parseStreamKind(stream) === 'project') isOld = true
  })

  const count = async () => {
    const begun = performance.now()
    isOld = false
    const counts = await countProjectsByStatus(sql)
    const ended = performance.now()
    restUntil = ended + idleFactor * (ended - begun)
    return counts
  }

  return () => {
    if (held && !(isOld && performance.now() >= restUntil)) return held
    const mine = count()
    held = mine
    mine.catch(() => {
      if (held === mine) held = undefined
    })
    return mine
  }
}
