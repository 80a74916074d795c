/** What can become of one act: of the worker, of the vendor's answer, of the database, of the job. */
export const vendorManners = ['429', '500', 'timeout', 'garbage'] as const
export const ownManners = ['thrown', 'killed', 'frozen', 'database', 'duplicated'] as const

export type VendorManner = (typeof vendorManners)[number] | 'thrown'
export type Manner = (typeof vendorManners)[number] | (typeof ownManners)[number]

/** `before` an act nothing of it is done; `after` it all of it is, and what came back is lost. */
export type When = 'before' | 'after'

/** One place in one scenario, written as `scenario|queue|cause|run|act|number`. */
export type Point = { place: string; when: When; manner: Manner }

export const spelled = ({ place, when, manner }: Point) => `${place}|${when}|${manner}`

/** The place of a point as it is spelled. */
export const placeOf = (point: string) => point.split('|').slice(0, -2).join('|')
export const scenarioOf = (place: string) => place.split('|')[0] ?? ''
export const queueOf = (place: string) => place.split('|')[1] ?? ''
export const causeOf = (place: string) => place.split('|')[2] ?? ''
/** `first`, or `again` where the job is run once more. */
export const runOf = (place: string) => place.split('|')[3] ?? ''
export const actOf = (place: string) => place.split('|')[4] ?? ''
export const isAppend = (place: string) => actOf(place).startsWith('append ')

/** Calls can suffer all of it; an append has no vendor that could answer. */
const mannersAt = (place: string): readonly Manner[] =>
  isAppend(place) ? ownManners : [...ownManners, ...vendorManners]

/** Every fault at every place that good runs pass. */
export const pointsAt = (places: Iterable<string>): Point[] =>
  [...places].flatMap((place) =>
    (['before', 'after'] as const).flatMap((when) =>
      mannersAt(place).map((manner) => ({ place, when, manner })),
    ),
  )
