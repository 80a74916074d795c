import type { projectTypeTexts as de } from '../../de/catalogue/catalogue-project-types'

const actions: (typeof de)['actions'] = {
  new: {
    open: 'Add project type',
    title: 'Add project type',
    text: 'Until the type has prices of its own, those of the base type apply.',
    submit: 'Offer project type',
  },
  description: {
    open: 'Edit …',
    title: 'Edit project type',
    text: 'Applies to new orders and new trials. Those under way stay as they are.',
    submit: 'Save changes',
  },
  base: {
    open: 'Make it the base type …',
    title: 'Make it the base type',
    text: 'Types without prices of their own take over the prices of this type at once. Existing orders and licenses keep their price.',
    submit: 'Make it the base type',
  },
  offer: {
    open: 'Offer again …',
    title: 'Offer project type again',
    text: 'The type can be ordered again at once.',
    submit: 'Offer project type',
  },
  withdrawal: {
    open: 'Withdraw …',
    title: 'Withdraw project type',
    text: 'It cannot be ordered any more. Existing orders, projects and licenses stay as they are.',
    submit: 'Withdraw project type',
  },
}

export const projectTypeTexts: typeof de = {
  title: 'Project types',
  all: 'All project types',
  intro: 'Prices and trials depend on the type.',
  add: 'Add project type',
  count: (count, one) => (one ? '1 project type' : `${count} project types`),
  emptyTitle: 'No project type yet',
  emptyText: 'Without a project type nobody can order. Add the first one.',
  emptyReader: 'Admins can add project types here.',
  actions,
}
