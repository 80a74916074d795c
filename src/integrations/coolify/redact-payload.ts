const secretKeyPattern = /password|secret|token|private_key|_url$|^value$|^real_value$|^logs$/i
const harmlessKeyPattern = /^deployment_url$/

const isSecretKey = (key: string) => secretKeyPattern.test(key) && !harmlessKeyPattern.test(key)

const redactEntry = (key: string, value: unknown): unknown =>
  isSecretKey(key) && value !== null ? '‹redacted›' : redactPayload(value)

/** What a request says that nobody may read in its answer. */
export const collectSecrets = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'string' ? (isSecretKey(key) ? [one] : []) : collectSecrets(one),
  )
}

/** Lists of all that Coolify has grow with the years; each call would keep all of it. */
const maxListLength = 20

const redactList = (all: readonly unknown[]) => {
  const kept = all.slice(0, maxListLength).map(redactPayload)
  return all.length > maxListLength ? [...kept, `‹${all.length - maxListLength} more›`] : kept
}

/** What may be kept of a request or an answer: no passwords, no values of variables, no logs. */
export const redactPayload = (value: unknown): unknown => {
  if (Array.isArray(value)) return redactList(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, redactEntry(key, one)]))
}
