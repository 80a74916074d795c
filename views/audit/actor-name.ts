import type { Actor } from '../../events/metadata'
import type { Texts } from '../texts/de'
import type { DisplayNames } from '../texts/display-names'

/** `person:<id>` -> her name where it may be known, `system:provisioning` -> `System (Bereitstellung)`. */
export const getActorName = (actor: Actor, names: DisplayNames, t: Texts) => {
  const [kind, id = ''] = [actor.slice(0, actor.indexOf(':')), actor.slice(actor.indexOf(':') + 1)]
  if (kind === 'person') return names.people[id] ?? `${t.people.someone} …${id.slice(-8)}`
  if (kind === 'runtime') return t.people.runtime
  if (kind === 'vendor')
    return Object.hasOwn(t.vendors, id) ? t.vendors[id as keyof Texts['vendors']] : id
  return id ? `${t.people.system} (${t.people.systems[id] ?? id})` : t.people.system
}
