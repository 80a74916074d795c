import type { PlanLine } from '../../../events/project'
import type { RecordKey } from '../naming/domain-observation'

/** `A name → content`, as a plan shows it and as `ProvisioningResumed.replaces` names records. */
export const formatRecord = ({ type, name, content }: RecordKey) => `${type} ${name} → ${content}`

export const recordLine = (act: PlanLine['act'], record: RecordKey): PlanLine => ({
  act,
  what: 'record',
  name: formatRecord(record),
})

export const deletionLines = (records: readonly RecordKey[]): PlanLine[] =>
  records.map((record) => recordLine('delete', record))
