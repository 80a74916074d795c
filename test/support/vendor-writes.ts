import type { PlanLine } from '../../events/project'
import type { VendorCall } from '../../src/integrations/call-log'

type WriteKind = `${Exclude<PlanLine['act'], 'keep'>} ${PlanLine['what']}`
type WriteCounts = Partial<Record<WriteKind, number>>

const coolifyWrites: [RegExp, WriteKind[]][] = [
  [/^POST \/projects$/, ['create project']],
  [/^DELETE \/projects\//, ['delete project']],
  [/^POST \/databases\/postgresql$/, ['create database']],
  [/^POST \/databases\/[^/]+\/start$/, ['change database']],
  [/^DELETE \/databases\//, ['delete database']],
  [/^POST \/applications\/(dockerimage|public)$/, ['create application']],
  [/^PATCH \/applications\/[^/]+\/envs\/bulk$/, ['change variables']],
  [/^PATCH \/applications\/[^/]+$/, ['change application']],
  [/^POST \/applications\/[^/]+\/storages$/, ['create volume']],
  [/^DELETE \/applications\/[^/]+\?delete_volumes=true/, ['delete application', 'delete volume']],
  [/^DELETE \/applications\/[^/]+\?/, ['delete application']],
  [/^POST \/deploy\?/, ['deploy application']],
]

const inwxWrites: Record<string, WriteKind> = {
  'nameserver.createRecord': 'create record',
  'nameserver.updateRecord': 'change record',
  'nameserver.deleteRecord': 'delete record',
  'nameserver.create': 'create zone',
  'nameserver.delete': 'delete zone',
  'domain.create': 'buy domain',
  'domain.transfer': 'buy domain',
  'domain.update': 'change domain',
  'contact.create': 'create contact',
}

const isRead = (method: string) =>
  /^GET /.test(method) ||
  /\.(info|list|check|log|getdomainprice|accountBalance|getRules)$/.test(method)

const writeKindsOf = ({ vendor, method }: VendorCall): WriteKind[] => {
  if (vendor === 'inwx') return inwxWrites[method] ? [inwxWrites[method]] : []
  return coolifyWrites.find(([pattern]) => pattern.test(method))?.[1] ?? []
}

const countByKind = (kinds: readonly WriteKind[]): WriteCounts => {
  const counts: WriteCounts = {}
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/** What was written at INWX and Coolify; a look that says the same once more is one writing. */
export const countWrites = (calls: readonly VendorCall[]): WriteCounts => {
  const done = calls.filter(
    ({ vendor, outcome }) => (vendor === 'inwx' || vendor === 'coolify') && outcome === 'ok',
  )
  const keys = new Set<string>()
  const once = done.filter(({ method }) => {
    if (!/^(PATCH|DELETE) /.test(method)) return true
    const isNew = !keys.has(method)
    keys.add(method)
    return isNew
  })
  const unknown = once.filter(
    (call) =>
      writeKindsOf(call).length === 0 && !isRead(call.method) && !/^account\./.test(call.method),
  )
  if (unknown.length > 0)
    throw new Error(`expected writes that are known, found ${unknown.map(({ method }) => method)}`)
  return countByKind(once.flatMap(writeKindsOf))
}

/** What a plan says will be written. */
export const countPlannedWrites = (lines: readonly PlanLine[]): WriteCounts =>
  countByKind(
    lines.flatMap(({ act, what }): WriteKind[] => (act === 'keep' ? [] : [`${act} ${what}`])),
  )
