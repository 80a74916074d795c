import type { customerTexts as de } from '../../de/admin/customers'

export const customerTexts: typeof de = {
  title: 'Customers',
  list: 'All customers',
  intro: 'Everyone who has ordered, with their projects, payments and emails.',
  search: 'Search',
  searchHint: 'Name, company or full email address',
  apply: 'Search',
  reset: 'Clear search',
  count: (count, one) => (one ? '1 entry' : `${count} entries`),
  columns: { name: 'Name', email: 'Email', projects: 'Projects', since: 'Since', order: 'Order' },
  nameless: 'No name',
  emptyTitle: 'No customers yet',
  emptyText: 'Everyone who places an order appears here.',
  nothingTitle: 'Nobody found',
  nothingText:
    'The search looks for beginnings of words, from three letters, and for full email addresses. All words must match.',
  since: (date) => `since ${date}`,
  details: 'Details',
  correction: {
    open: 'Correct the details …',
    title: 'Correct the details',
    text: 'All details as they are from now on. What waits for better details then goes on by itself. Domains that are registered already keep the details of their holder.',
    submit: 'Save the details',
  },
  address: 'Address',
  notGiven: 'not given',
  noProjectsTitle: 'No project',
  noProjectsText: 'No project belongs to this customer at the moment.',
  noPaymentsTitle: 'No payment yet',
  noPaymentsText: 'Payments appear here and in the project as soon as they arrive.',
  noMailsText: 'Everything we send is kept here to read and can be sent again.',
}
