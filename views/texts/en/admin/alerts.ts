import type { alertTexts as de } from '../../de/admin/alerts'

const kinds: Readonly<Record<string, string>> = {
  stalled: 'Project is stalled',
  stuck: 'Project makes no progress',
  'job-failed': 'Job given up',
  'vendor-down': 'Vendor does not answer',
  'drift-in-vain': 'Comparison failed',
  'payment-in-vain': 'Payment not recorded yet',
  'license-dates-in-vain': 'Dates of licenses not followed',
  'watch-in-vain': 'Domain could not be checked',
  'server-not-added': 'Server not added',
  'servers-not-adopted': 'Servers not adopted',
  'bulk-act-failed': 'Bulk action failed',
  'first-download-not-noted': 'First download not recorded',
  'artifact-damaged': 'Plugin archive damaged',
  'purchase-withheld': 'Paid for a license that is revoked',
  'rollout-halted': 'Rollout halted',
  'checkout-failed': 'Payment page not available',
}

/** `licensing-in-vain` and the like: a step beside the main process. */
export const alertKindText = (kind: string) =>
  kinds[kind] ?? (kind.endsWith('-in-vain') ? 'Step failed' : kind)

export const alertTexts: typeof de = {
  title: 'Alerts',
  intro:
    'What went wrong and did not recover by itself. An alert closes by itself when its cause ends; otherwise you close it. It is deleted 90 days later.',
  kindText: alertKindText,
  open: 'Open',
  closed: 'Closed',
  empty: 'No open alerts',
  emptyText: 'When something goes wrong, it is listed here.',
  raised: 'raised',
  closedAt: 'closed',
  history: 'History',
  close: {
    open: 'Close …',
    submit: 'Close the alert',
    plan: 'The alert counts as settled and is deleted after 90 days. Who closed it and when stays in the history.',
  },
}
