import { existsSync, readFileSync } from 'node:fs'
import { variablesOf, type World } from '../store/coolify-store'

const secretName = /KEY|SECRET|TOKEN|PASSWORD|URL/i

// `VRS_MARKETPLACE_URL` is no secret; an address with a password in it is one.
const isSecret = ({ key, value }: { key: string; value: string }) =>
  value.length >= 6 && secretName.test(key) && (!/URL/i.test(key) || /:\/\/[^/]*@/.test(value))

/** The text without the secrets that the application was given. */
export const redacted = (world: World, application: string, text: string) =>
  variablesOf(world, application)
    .filter(isSecret)
    .flatMap(({ value }) => [value, URL.parse(value)?.password ?? ''])
    .filter((secret) => secret.length >= 6)
    .reduce((shown, secret) => shown.replaceAll(secret, '‹redacted›'), text)

/** The last `lines` lines of a site's log. */
export const tailOf = (file: string, lines: number) =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : ''
