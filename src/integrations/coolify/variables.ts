import { fallbackOn404 } from './errors'
import type { CoolifyHttpClient } from './http-client'
import { variablesSchema } from './schemas'

/** The values of an application's variables; none when it does not exist. */
export const readVariableValues = (
  http: CoolifyHttpClient,
  application: string,
): Promise<string[]> =>
  fallbackOn404(async () => {
    const all = await http.get(`/applications/${application}/envs`, variablesSchema)
    return all
      .flatMap(({ value, real_value }) => [value, real_value])
      .filter((one) => !!one) as string[]
  }, [])
