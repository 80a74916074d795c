const redactionMark = '‹redacted›'

/** Texts that look like a secret, wherever they come from. */
const secretPatterns: [RegExp, string][] = [
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@:]*:[^\s@]+@/gi, `$1${redactionMark}@`],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${redactionMark}`],
  [/\bvrs_[\w-]+_[\w-]{8,}/g, redactionMark],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, redactionMark],
  [
    /\b(\w*(?:password|passwd|secret|token|api_?key|_key)\w*["']?\s*[=:]\s*)("[^"]*"|'[^']*'|\S+)/gi,
    `$1${redactionMark}`,
  ],
]

const isPlainUrl = (value: string) => /^https?:\/\/[^@\s]*$/.test(value)

const extractPasswords = (value: string) => {
  const password = URL.parse(value)?.password ?? ''
  return [password, decodeURIComponent(password)]
}

const extractSecrets = (values: readonly string[]) =>
  values
    .filter((value) => !isPlainUrl(value))
    .flatMap((value) => [value, ...extractPasswords(value)])
    .filter((value) => value.length >= 6)
    .toSorted((a, b) => b.length - a.length)

/** The text without these values and without everything that looks like a secret. */
export const redactText = (text: string, values: readonly string[] = []) => {
  const withoutValues = extractSecrets(values).reduce(
    (rest, value) => rest.replaceAll(value, redactionMark),
    text,
  )
  return secretPatterns.reduce(
    (rest, [pattern, replacement]) => rest.replace(pattern, replacement),
    withoutValues,
  )
}

const secretKeyPattern = /password|secret|token|private_key|_url$|^value$|^real_value$|^logs$/i
const harmlessKeyPattern = /^deployment_url$/

const isSecretKey = (key: string) => secretKeyPattern.test(key) && !harmlessKeyPattern.test(key)

const redactEntry = (key: string, value: unknown): unknown =>
  isSecretKey(key) && value !== null ? '‹redacted›' : redactPayload(value)

/** The secret values of a request, which Coolify may repeat in its answer. */
export const collectSecrets = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'string' ? (isSecretKey(key) ? [one] : []) : collectSecrets(one),
  )
}

/** Lists of all resources grow over the years, so the call log stores only their beginning. */
const maxListLength = 20

const redactList = (all: readonly unknown[]) => {
  const head = all.slice(0, maxListLength).map(redactPayload)
  return all.length > maxListLength ? [...head, `‹${all.length - maxListLength} more›`] : head
}

/** A request or an answer for the call log: no passwords, no values of variables, no logs. */
export const redactPayload = (value: unknown): unknown => {
  if (Array.isArray(value)) return redactList(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, redactEntry(key, one)]))
}
