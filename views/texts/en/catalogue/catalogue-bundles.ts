import type { bundleTexts as de } from '../../de/catalogue/catalogue-bundles'

const actions: (typeof de)['actions'] = {
  new: {
    open: 'Add bundle',
    title: 'Add bundle',
    text: 'The bundle can be ordered at once.',
    submit: 'Offer bundle',
  },
  description: {
    open: 'Edit …',
    title: 'Edit bundle',
    text: 'Applies to new orders. Who has ordered already pays the agreed price.',
    submit: 'Save changes',
  },
  offer: {
    open: 'Offer again …',
    title: 'Offer bundle again',
    text: 'The bundle can be ordered again at once.',
    submit: 'Offer bundle',
  },
  withdrawal: {
    open: 'Withdraw …',
    title: 'Withdraw bundle',
    text: 'It cannot be ordered any more. Existing orders and licenses stay as they are.',
    submit: 'Withdraw bundle',
  },
}

export const bundleTexts: typeof de = {
  title: 'Bundles',
  all: 'All bundles',
  intro: 'Several plugins together, at one discount.',
  add: 'Add bundle',
  count: (count, one) => (one ? '1 bundle' : `${count} bundles`),
  emptyTitle: 'No bundle yet',
  emptyText: 'Compose the first one of plugins.',
  emptyReader: 'Admins can add bundles here.',
  actions,
}
