import type { ActionTexts } from '../../action-texts'

/** The list of all licenses, and the page of one. */
export const licenseTexts = {
  title: 'Licenses',
  list: 'All licenses',
  license: 'License',
  project: 'Project',
  facts: 'State and price',
  issued: 'Issued',
  history: 'History',
  wholeHistory: 'Show in the audit',
  nothingHappened: 'Nothing has happened yet.',
  search: 'Search',
  searchHint: 'Project, domain or name',
  apply: 'Apply',
  filterStatus: 'State',
  allStatus: 'All states',
  allPlugins: 'All plugins',
  filterEnd: 'Ends before',
  count: (number: string, isOne: boolean) => (isOne ? '1 license' : `${number} licenses`),
  toFirst: 'To the beginning',
  more: 'More licenses',
  emptyTitle: 'No licenses yet',
  emptyText: 'Licenses are issued as soon as an order is released.',
  nothingTitle: 'No license found',
  nothingText: 'There is no license for this selection.',
  reset: 'Show all licenses',
  actions: {
    suspension: {
      open: 'Suspend …',
      title: 'Suspend the license',
      text: 'The plugin is switched off on the website as soon as the site learns of it. Its data stay.',
      submit: 'Suspend',
    },
    reinstatement: {
      open: 'Reinstate …',
      title: 'Reinstate the license',
      text: 'The plugin runs again as soon as the site learns of it. Its end dates do not change.',
      submit: 'Reinstate',
    },
    revocation: {
      open: 'Revoke …',
      title: 'Revoke the license',
      text: 'The plugin is switched off on the website and can only be ordered anew. No money goes back with this.',
      submit: 'Revoke the license',
    },
  } satisfies Record<string, ActionTexts>,
}
