import type { Actor } from '../../events/metadata'
import { isolateName } from '../../src/domain/contact/isolate-name'
import type { Texts } from '../texts/de'
import type { DisplayNames } from '../texts/display-names'
import { getVendorName } from '../texts/vendor-name'

/** `person:<id>` -> the person's name if the viewer may see it, `system:provisioning` -> `System (Bereitstellung)`. */
export const getActorName = (actor: Actor, names: DisplayNames, t: Texts) => {
  const [kind, id = ''] = [actor.slice(0, actor.indexOf(':')), actor.slice(actor.indexOf(':') + 1)]
  if (kind === 'person')
    return isolateName(names.people[id] ?? `${t.people.someone} …${id.slice(-8)}`)
  if (kind === 'runtime') return t.people.runtime
  if (kind === 'vendor') return getVendorName(t, id)
  return id ? `${t.people.system} (${t.people.systems[id] ?? id})` : t.people.system
}
