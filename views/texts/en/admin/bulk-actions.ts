import type { bulkActionTexts as de } from '../../de/admin/bulk-actions'

export const bulkActionTexts: typeof de = {
  label: 'Action for the selected projects',
  choose: (name) => `Select ${name}`,
  act: 'Action',
  go: 'Continue …',
  selectHint: 'Select projects. You see the plan before anything is done.',
  title: (act) => `Several projects: ${act}`,
  count: (count) => (count === 1 ? '1 project selected' : `${count} projects selected`),
  project: 'Project',
  plan: 'Plan',
  result: 'Result',
  noPlan: 'No plan: it took too long',
  sum: 'Total',
  confirm: (act, count) => (count === 1 ? `${act}: 1 project` : `${act}: ${count} projects`),
  done: 'done',
  unchanged: 'already so',
  refused: 'refused',
  failed: 'failed, please check it separately',
  doneCount: (done, all) => `${done} of ${all} done`,
}
