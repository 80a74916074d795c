import { asTransientError, hasErrorCode, unexpectedResponseError } from './errors'
import type { NamedResourceRow } from './schemas'

export type EnsureOneOptions<T extends NamedResourceRow> = {
  /** For error texts: `project vrs-berger-1a2b3c4d`. */
  description: string
  /** All that bear the name now. */
  find: () => Promise<T[]>
  create: () => Promise<{ uuid: string }>
  /** Whether it is in use: it runs, or holds something. Only asked when there are several. */
  isUsed: (one: T) => Promise<boolean> | boolean
  /** `isOwn`: this very call made it a moment ago. */
  remove: (uuid: string, isOwn: boolean) => Promise<unknown>
}

type RankedResource<T> = { one: T; used: boolean }

/* A thawed worker must neither take over from nor delete what is in use or was there before its
   own: the oldest stays. Who only finds several unused ones keeps the smallest uuid, as all do. */
const compareRanked =
  (own: string | undefined) =>
  <T extends NamedResourceRow>(a: RankedResource<T>, b: RankedResource<T>) => {
    if (a.used !== b.used) return a.used ? -1 : 1
    return a.used || own ? a.one.id - b.one.id : a.one.uuid < b.one.uuid ? -1 : 1
  }

/** All of one name, first the one that stays. */
export const sortByPrecedence = <T extends NamedResourceRow>(
  all: RankedResource<T>[],
  own?: string,
) => all.toSorted(compareRanked(own))

const removeDuplicates = async <T extends NamedResourceRow>(
  wanted: EnsureOneOptions<T>,
  all: T[],
  own: string | undefined,
) => {
  const ranked = await Promise.all(
    all.map(async (one) => ({ one, used: await wanted.isUsed(one) })),
  )
  const [kept, ...others] = sortByPrecedence(ranked, own)
  for (const { one, used } of others)
    if (!used || one.uuid === own)
      await wanted.remove(one.uuid, one.uuid === own).catch((error: unknown) => {
        // Somebody removed it before us, or put something into it: both are fine.
        if (!hasErrorCode(error, '404', '400')) throw error
      })
  return kept?.one
}

/** The uuid of the new one; undefined when somebody else's is in the way. */
const tryCreate = async <T extends NamedResourceRow>({ create }: EnsureOneOptions<T>) => {
  try {
    return { uuid: (await create()).uuid }
  } catch (error) {
    if (hasErrorCode(error, '409')) return { conflict: error }
    // The project was somebody's double and is gone by now: the next run finds the one that stayed.
    throw hasErrorCode(error, '404') ? asTransientError(error) : error
  }
}

/** Adopts what bears the name, else creates it; leaves exactly one and answers it. */
export const ensureOne = async <T extends NamedResourceRow>(
  wanted: EnsureOneOptions<T>,
): Promise<T> => {
  const found = await wanted.find()
  const [first] = found
  if (first && found.length === 1) return first
  if (first) return (await removeDuplicates(wanted, found, undefined)) ?? first

  const own = await tryCreate(wanted)
  const all = await wanted.find()
  const kept = all.length > 1 ? await removeDuplicates(wanted, all, own.uuid) : all[0]
  if (kept) return kept
  throw (
    own.conflict ??
    unexpectedResponseError(`create ${wanted.description}`, 'no such name in the list afterwards')
  )
}
