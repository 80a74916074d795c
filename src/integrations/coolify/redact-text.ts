import { unless404 } from './errors'
import type { Line } from './http-client'
import { variables } from './schemas'

const hidden = '‹redacted›'

/** What looks like a secret, wherever it comes from. */
const patterns: [RegExp, string][] = [
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@:]*:[^\s@]+@/gi, `$1${hidden}@`],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${hidden}`],
  [/\bvrs_[\w-]+_[\w-]{8,}/g, hidden],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, hidden],
  [
    /\b(\w*(?:password|passwd|secret|token|api_?key|_key)\w*["']?\s*[=:]\s*)("[^"]*"|'[^']*'|\S+)/gi,
    `$1${hidden}`,
  ],
]

const isPlainAddress = (value: string) => /^https?:\/\/[^@\s]*$/.test(value)

const passwordIn = (value: string) => {
  const password = URL.parse(value)?.password ?? ''
  return [password, decodeURIComponent(password)]
}

const secretsIn = (values: readonly string[]) =>
  values
    .filter((value) => !isPlainAddress(value))
    .flatMap((value) => [value, ...passwordIn(value)])
    .filter((value) => value.length >= 6)
    .toSorted((a, b) => b.length - a.length)

/** The text without these values and without all else that looks like a secret. */
export const withoutSecrets = (text: string, values: readonly string[] = []) => {
  const known = secretsIn(values).reduce((shown, value) => shown.replaceAll(value, hidden), text)
  return patterns.reduce((shown, [pattern, instead]) => shown.replace(pattern, instead), known)
}

/** The values of an application's variables; none when it is gone. */
export const valuesOf = (line: Line, application: string): Promise<string[]> =>
  unless404(async () => {
    const all = await line.get(`/applications/${application}/envs`, variables)
    return all
      .flatMap(({ value, real_value }) => [value, real_value])
      .filter((one) => !!one) as string[]
  }, [])
