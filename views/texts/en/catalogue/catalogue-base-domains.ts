import type { baseDomainTexts as de } from '../../de/catalogue/catalogue-base-domains'

const actions: (typeof de)['actions'] = {
  new: {
    open: 'Add base domain',
    title: 'Add base domain',
    text: 'New projects can get an address below it at once.',
    submit: 'Offer base domain',
  },
  description: {
    open: 'Edit …',
    title: 'Edit base domain',
    text: 'Addresses that exist already stay as they are.',
    submit: 'Save changes',
  },
  offer: {
    open: 'Offer again …',
    title: 'Offer base domain again',
    text: 'New projects can get an address below it again at once.',
    submit: 'Offer base domain',
  },
  withdrawal: {
    open: 'Withdraw …',
    title: 'Withdraw base domain',
    text: 'New projects get no address below it any more. Existing addresses and orders stay as they are.',
    submit: 'Withdraw base domain',
  },
}

export const baseDomainTexts: typeof de = {
  title: 'Base domains',
  all: 'All base domains',
  intro: 'Projects get an address below them at no extra cost.',
  add: 'Add base domain',
  count: (count, one) => (one ? '1 base domain' : `${count} base domains`),
  emptyTitle: 'No base domain yet',
  emptyText: 'Without one there are only projects with a domain of their own. Add the first one.',
  emptyReader: 'Admins can add base domains here.',
  actions,
}
