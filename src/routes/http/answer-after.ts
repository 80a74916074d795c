/**
 * Does the work and answers when `ms` milliseconds have passed, so that how long it took says nothing
 * of what was found.
 */
export const answerAfter = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  const [result] = await Promise.allSettled([work, Bun.sleep(ms)])
  if (result.status === 'rejected') throw result.reason
  return result.value
}
