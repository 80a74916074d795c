import type { categoryTexts as de } from '../../de/catalogue/catalogue-categories'

const actions: (typeof de)['actions'] = {
  new: {
    open: 'Add category',
    title: 'Add category',
    text: 'Plugins can be put in the category as soon as it exists.',
    submit: 'Add category',
  },
  description: {
    open: 'Edit …',
    title: 'Edit category',
    text: 'Takes effect at once, in the shop too. Plugins stay in the category.',
    submit: 'Save changes',
  },
  removal: {
    open: 'Remove …',
    title: 'Remove category',
    text: 'Only possible when no plugin is in it any more.',
    submit: 'Remove category',
  },
}

export const categoryTexts: typeof de = {
  title: 'Categories',
  all: 'All categories',
  intro: 'Plugins are ordered by them.',
  add: 'Add category',
  count: (count, one) => (one ? '1 category' : `${count} categories`),
  emptyTitle: 'No category yet',
  emptyText: 'Add the first one, so that plugins can be put in it.',
  emptyReader: 'Admins can add categories here.',
  actions,
}
