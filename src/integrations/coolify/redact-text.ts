const redactionMark = '‹redacted›'

/** What looks like a secret, wherever it comes from. */
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

/** The text without these values and without all else that looks like a secret. */
export const redactText = (text: string, values: readonly string[] = []) => {
  const known = extractSecrets(values).reduce(
    (shown, value) => shown.replaceAll(value, redactionMark),
    text,
  )
  return secretPatterns.reduce(
    (shown, [pattern, instead]) => shown.replace(pattern, instead),
    known,
  )
}
