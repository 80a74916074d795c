import type { z } from 'zod'

export type Environment = Record<string, string | undefined>

/** One wrong setting: which variable, what was expected, what was found (never a secret's value). */
export type ConfigIssue = { variable: string; expected: string; found: string }

const secretNamePattern = /KEY|PASSWORD|SECRET|TOKEN|DATABASE_URL|SMTP_URL/
export const createReader = (env: Environment) => {
  const faults: ConfigIssue[] = []
  const describeValue = (variable: string) => {
    const text = env[variable]
    if (text === undefined || text === '') return 'nothing'
    return secretNamePattern.test(variable) ? `${text.length} characters` : `"${text}"`
  }
  const miss = (variable: string, expected: string) =>
    void faults.push({ variable, expected, found: describeValue(variable) })
  const read = <T, F>(variable: string, schema: z.ZodType<T>, expected: string, fallback: F) => {
    const text = env[variable]
    if (text === undefined || text === '') return fallback
    const parsed = schema.safeParse(text)
    if (parsed.success) return parsed.data
    miss(variable, expected)
    return fallback
  }
  return { issues: faults, addIssue: miss, read }
}

export type ConfigReader = ReturnType<typeof createReader>
