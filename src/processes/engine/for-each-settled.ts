/**
 * Does this with each, one after the other; what one of them throws keeps no other from its turn.
 * Answers how many there were; throws the first failure after all had their turn.
 */
export const forEachSettled = async <T>(
  all: readonly T[],
  work: (one: T) => Promise<unknown>,
): Promise<number> => {
  const failures: unknown[] = []
  for (const one of all) await work(one).catch((error) => failures.push(error))
  if (failures.length > 0) throw failures[0]
  return all.length
}
