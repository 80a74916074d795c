import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  leadHours,
  revokePublisherKey,
  rotatePublisherKey,
} from '../../security/publisher/change-keys'
import {
  createPublisherKeys,
  findPublisherKeyIn,
  listPublicKeys,
  type PublisherKeyFile,
  readPublisherKeyFile,
  writePublisherKeyFile,
} from '../../security/publisher/key-file'
import { MarketplaceRefusal, openMarketplaceApi } from '../publishing/marketplace-api'
import { type CommandCall, createUsageError, parseWords } from './command'

const usage =
  'vrs publisher-key make|show|rotate|revoke <kid>|send [--url <marketplace>]; send needs --url'

const makeFile = async (path: string) => {
  if (existsSync(path))
    throw new Error(`expected no key file at ${path} yet, found one; it is never written over`)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const file = await createPublisherKeys()
  writePublisherKeyFile(path, file)
  console.log(`Made ${path}. Keep a copy of it: whoever has it publishes in your name.`)
  return file
}

/** The public halves as the setting of a server that trusts them. */
const renderSetting = (file: PublisherKeyFile) => {
  const keys = listPublicKeys(file).filter(({ kid }) => !file.revoked.includes(kid))
  return `VRS_PUBLISHER_KEYS='${JSON.stringify({ keys })}'`
}

const describeKey = ({ revoked, keys }: PublisherKeyFile, kid: string, signer?: string) => {
  const key = keys.find((one) => one.kid === kid)
  if (revoked.includes(kid)) return 'revoked'
  if (kid === signer) return 'signs'
  if (!key?.d) return 'trusted, its private half is elsewhere'
  if (key.activeFrom && key.activeFrom > new Date().toISOString())
    return `signs from ${key.activeFrom} on`
  return 'trusted for what it signed'
}

const showFile = (file: PublisherKeyFile) => {
  const signer = findPublisherKeyIn(file, new Date())?.kid
  for (const { kid } of file.keys) console.log(`${kid}  ${describeKey(file, kid, signer)}`)
  console.log(`Sets of keys signed: ${file.sequence}`)
  console.log(renderSetting(file))
}

/** All sets in order: each is signed by a key of the one before it. */
const sendSets = async (
  { statements }: PublisherKeyFile,
  url: string,
  config: CommandCall['config'],
) => {
  const api = openMarketplaceApi(url, config)
  const latest = statements.at(-1)
  if (!latest)
    throw new Error(
      'expected a signed set of keys, found none: keys that were never changed are trusted by VRS_PUBLISHER_KEYS',
    )
  for (const statement of statements) {
    const isOlder = statement !== latest
    await api.sendKeySet(statement).catch((error) => {
      const isKnown = error instanceof MarketplaceRefusal && error.code === 'KEY_SET_OUTDATED'
      if (!isOlder || !isKnown) throw error
    })
  }
  console.log(`Sent to ${url}.`)
}

/** Written before it is sent: what was sent and then lost could never be changed again. */
const saveAndSend = async (call: CommandCall, file: PublisherKeyFile, url: string | undefined) => {
  const { publisherKeyFile } = call.config
  writePublisherKeyFile(publisherKeyFile, file)
  if (url) await sendSets(file, url, call.config)
  else
    console.log(
      'Send it to each marketplace: vrs publisher-key send --url <marketplace>. Until then the keys before it count there.',
    )
}

/** `vrs publisher-key`: the publisher's own keys, on a machine that needs no database. */
export const runPublisherKeyCommand = async (call: CommandCall): Promise<void> => {
  const { values, positionals } = parseWords(call.words, { url: { type: 'string' } }, usage)
  const [verb = '', kid, ...rest] = positionals
  const path = call.config.publisherKeyFile
  const isComplete = (verb === 'revoke') === (kid !== undefined) && rest.length === 0
  if (!isComplete) throw createUsageError(usage, `"${positionals.join(' ')}"`)
  if (verb === 'make') {
    console.log(renderSetting(await makeFile(path)))
    return
  }
  const changes: Record<string, (file: PublisherKeyFile) => Promise<void> | void> = {
    show: showFile,
    send: async (file) => {
      if (!values.url) throw createUsageError(usage, 'no --url')
      await sendSets(file, values.url, call.config)
    },
    rotate: async (file) => {
      const rotated = await rotatePublisherKey(file, new Date())
      console.log(`${rotated.kid} signs from ${rotated.activeFrom} on, in ${leadHours} hours.`)
      await saveAndSend(call, rotated.file, values.url)
    },
    revoke: async (file) => {
      const changed = await revokePublisherKey(file, kid ?? '', new Date())
      console.log(
        `${kid} verifies nothing new. Publish a higher version of each plugin that it signed.`,
      )
      await saveAndSend(call, changed, values.url)
    },
  }
  const change = changes[verb]
  if (!change) throw createUsageError(usage, `"${verb}"`)
  await change(await readPublisherKeyFile(path))
}
