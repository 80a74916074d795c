/**
 * Does this with each, one after the other; what one of them throws keeps no other from its turn.
 * Answers how many there were; throws the first failure after all had their turn. An aborted signal
 * ends it at once.
 */
export const forEachSettled = async <T>(
  all: readonly T[],
  work: (one: T) => Promise<unknown>,
  signal?: AbortSignal,
): Promise<number> => {
  const failures: unknown[] = []
  for (const one of all) {
    signal?.throwIfAborted()
    await work(one).catch((error) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
  return all.length
}
