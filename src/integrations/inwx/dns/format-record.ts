import type { FoundRecord } from '../types'

/** As people read it in a plan, and as a project's stream names records of others: `A name → content`. */
export const spelledRecord = ({
  type,
  name,
  content,
}: Pick<FoundRecord, 'type' | 'name' | 'content'>) => `${type} ${name} → ${content}`
