import { isOneOf } from '../../../events/codes'
import type { SigningKeys } from '../../security/signing-key'
import { type CommandCall, createUsageError } from './command'
import { rotateKey } from './rotate-key'

const usage = 'vrs key show, vrs key rotate, vrs key rotate access or vrs key rotate license'
const rotatableUses = ['access', 'license'] as const
const leadHours = 24

const showKeys = async (keys: SigningKeys) => {
  for (const { kid, use, state } of await keys.describe()) console.log(`${kid}  ${use}  ${state}`)
}

/** `vrs key`: the master key, and the keys that sign access tokens and licenses. */
export const runKeyCommand = async (call: CommandCall): Promise<void> => {
  const [verb, use, ...rest] = call.words
  if (verb === 'rotate' && use === undefined)
    // Without the keys of the services: after a crash they fit only once it has ended.
    return console.log(await rotateKey(await call.openDatabase(), call.config))
  if (verb === 'show' && use === undefined) return showKeys((await call.openServices()).keys)
  if (verb !== 'rotate' || !isOneOf(rotatableUses, use) || rest.length > 0)
    throw createUsageError(usage, `"key ${call.words.join(' ')}"`)
  const { keys } = await call.openServices()
  const kid = await keys.rotate(use, { activateInHours: leadHours })
  console.log(`${kid} is published now and signs ${use} tokens in ${leadHours} hours.`)
  await showKeys(keys)
}
