/** Our mails, as the call log names them, in the order in which a project's customer gets them. */
export const templateNames = [
  'received',
  'started',
  'transfer-started',
  'transfer-failed',
  'transfer-completed',
  'needed',
  'delayed',
  'welcome',
  'expiring',
  'suspended',
  'reinstated',
  'archived',
  'torn-down',
  'cancelled',
  'staff-stalled',
  'staff-expiring',
] as const
export type TemplateName = (typeof templateNames)[number]

export const isTemplate = (name: string): name is TemplateName =>
  templateNames.some((one) => one === name)

export const isForStaff = (name: TemplateName) => name.startsWith('staff-')
