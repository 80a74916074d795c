/** Works on all, at most `atOnce` at a time; answers in their order. */
export const mapConcurrently = async <In, Out>(
  all: readonly In[],
  atOnce: number,
  work: (one: In) => Promise<Out>,
): Promise<Out[]> => {
  const results: Out[] = []
  const queue = all.entries()
  const worker = async () => {
    for (const [index, one] of queue) results[index] = await work(one)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, worker))
  return results
}
