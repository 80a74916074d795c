import { type RolloutRing, rolloutRings } from '../../../events/rollout'

type RingMember = { id: string; projectType: string }

const internalProjectType = 'intern'

/** FNV-1a with 32 bits, over UTF-16 code units. */
const hashText = (text: string): number =>
  [...text].reduce(
    (hash, character) => Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0,
    0x811c9dc5,
  )

/** The first ring that a project belongs to; its id decides, so that it is the same every time. */
export const findRing = ({ id, projectType }: RingMember): RolloutRing => {
  if (projectType === internalProjectType) return 'internal'
  return hashText(id) % 10 === 0 ? 'tenth' : 'all'
}

export const isRingReached = (reached: RolloutRing, ring: RolloutRing): boolean =>
  rolloutRings.indexOf(ring) <= rolloutRings.indexOf(reached)

export const findNextRing = (ring: RolloutRing): RolloutRing | undefined =>
  rolloutRings[rolloutRings.indexOf(ring) + 1]
