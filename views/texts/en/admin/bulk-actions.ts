import type { bulkActionTexts as de } from '../../de/admin/bulk-actions'

export const bulkActionTexts: typeof de = {
  label: 'Intervention in the selected projects',
  choose: (name) => `Select ${name}`,
  act: 'Intervention',
  go: 'Continue …',
  selectHint: 'Select projects. You see the plan before anything is done.',
  title: (act) => `Several projects: ${act}`,
  count: (count) => (count === 1 ? '1 project selected' : `${count} projects selected`),
  project: 'Project',
  plan: 'Plan',
  result: 'Result',
  noPlan: 'Plan not computed, time ran out',
  sum: 'Together',
  confirm: (act, count) => (count === 1 ? `${act}: 1 project` : `${act}: ${count} projects`),
  done: 'done',
  unchanged: 'was so already',
  refused: 'refused',
  failed: 'failed, please look at it alone',
  doneCount: (done, all) => `${done} of ${all} done`,
  back: 'To the list of projects',
}
