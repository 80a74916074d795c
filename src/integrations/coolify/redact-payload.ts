const secret = /password|secret|token|private_key|_url$|^value$|^real_value$|^logs$/i
const harmless = /^deployment_url$/

const isSecret = (key: string) => secret.test(key) && !harmless.test(key)

const shown = (key: string, value: unknown): unknown =>
  isSecret(key) && value !== null ? '‹redacted›' : redacted(value)

/** What a request says that nobody may read in its answer. */
export const secretsSaid = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'string' ? (isSecret(key) ? [one] : []) : secretsSaid(one),
  )
}

/** Lists of all that Coolify has grow with the years; each call would keep all of it. */
const mostKept = 20

const keptOf = (all: readonly unknown[]) => {
  const kept = all.slice(0, mostKept).map(redacted)
  return all.length > mostKept ? [...kept, `‹${all.length - mostKept} more›`] : kept
}

/** What may be kept of a request or an answer: no passwords, no values of variables, no logs. */
export const redacted = (value: unknown): unknown => {
  if (Array.isArray(value)) return keptOf(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shown(key, one)]))
}
