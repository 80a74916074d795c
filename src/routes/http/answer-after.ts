/** Longer than the look-up and the append of what is asked for by mail take. */
const answerAfterMs = 500

/** Does the work and answers after a fixed time, so that how long it took says nothing of what was found. */
export const answerAfterFixedTime = async <T>(work: Promise<T>): Promise<T> => {
  const [result] = await Promise.allSettled([work, Bun.sleep(answerAfterMs)])
  if (result.status === 'rejected') throw result.reason
  return result.value
}
