import { asTransientError, hasErrorCode, unexpectedResponseError } from './errors'
import type { NamedResourceRow } from './schemas'

export type EnsureOneOptions<T extends NamedResourceRow> = {
  /** For error texts: `project vrs-berger-1a2b3c4d`. */
  description: string
  /** All resources with the name. */
  find: () => Promise<T[]>
  create: () => Promise<{ uuid: string }>
  /** Whether it runs or contains something; called only when there are several. */
  isUsed: (resource: T) => Promise<boolean> | boolean
  /** `isOwn`: created by this very call. */
  remove: (uuid: string, isOwn: boolean) => Promise<unknown>
}

type RankedResource<T> = { resource: T; isUsed: boolean }

/* A worker that was paused must not replace or delete a resource that is in use or older than its
   own: the oldest one stays. Of several unused ones every worker chooses the smallest uuid. */
const compareRanked =
  (own: string | undefined) =>
  <T extends NamedResourceRow>(a: RankedResource<T>, b: RankedResource<T>) => {
    if (a.isUsed !== b.isUsed) return a.isUsed ? -1 : 1
    return a.isUsed || own
      ? a.resource.id - b.resource.id
      : a.resource.uuid < b.resource.uuid
        ? -1
        : 1
  }

/** Resources of one name, the one that stays first. */
export const sortByPrecedence = <T extends NamedResourceRow>(
  all: RankedResource<T>[],
  own?: string,
) => all.toSorted(compareRanked(own))

const removeDuplicates = async <T extends NamedResourceRow>(
  options: EnsureOneOptions<T>,
  all: T[],
  own: string | undefined,
) => {
  const ranked = await Promise.all(
    all.map(async (resource) => ({ resource, isUsed: await options.isUsed(resource) })),
  )
  const [first, ...others] = sortByPrecedence(ranked, own)
  for (const { resource, isUsed } of others)
    if (!isUsed || resource.uuid === own)
      await options.remove(resource.uuid, resource.uuid === own).catch((error: unknown) => {
        // It was removed meanwhile (404) or something was put into it (400).
        if (!hasErrorCode(error, '404', '400')) throw error
      })
  return first?.resource
}

/** The uuid of the new resource, or the conflict with an existing one. */
const tryCreate = async <T extends NamedResourceRow>({ create }: EnsureOneOptions<T>) => {
  try {
    return { uuid: (await create()).uuid }
  } catch (error) {
    if (hasErrorCode(error, '409')) return { conflict: error }
    // The project was a duplicate that another worker removed: the next run finds the remaining one.
    throw hasErrorCode(error, '404') ? asTransientError(error) : error
  }
}

/** Adopts the resource with the name, else creates it; removes duplicates and answers the one left. */
export const ensureOne = async <T extends NamedResourceRow>(
  options: EnsureOneOptions<T>,
): Promise<T> => {
  const found = await options.find()
  const [first] = found
  if (first && found.length === 1) return first
  if (first) return (await removeDuplicates(options, found, undefined)) ?? first

  const own = await tryCreate(options)
  const all = await options.find()
  const remaining = all.length > 1 ? await removeDuplicates(options, all, own.uuid) : all[0]
  if (remaining) return remaining
  throw (
    own.conflict ??
    unexpectedResponseError(`create ${options.description}`, 'no such name in the list afterwards')
  )
}
