import { existsSync, readFileSync } from 'node:fs'
import { type CoolifyStore, getApplicationVariables } from '../store/coolify-store'

const secretNamePattern = /KEY|SECRET|TOKEN|PASSWORD|URL/i

// `VRS_MARKETPLACE_URL` is not a secret; an address with a password in it is.
const isSecret = ({ key, value }: { key: string; value: string }) =>
  value.length >= 6 &&
  secretNamePattern.test(key) &&
  (!/URL/i.test(key) || /:\/\/[^/]*@/.test(value))

/** The text without the values of the application's secret variables. */
export const redactSiteLog = (store: CoolifyStore, application: string, text: string) =>
  getApplicationVariables(store, application)
    .filter(isSecret)
    .flatMap(({ value }) => [value, URL.parse(value)?.password ?? ''])
    .filter((secret) => secret.length >= 6)
    .reduce((redacted, secret) => redacted.replaceAll(secret, '‹redacted›'), text)

/** The last `lines` lines of a site's log. */
export const readLogTail = (file: string, lines: number) =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : ''
