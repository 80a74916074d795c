import type { serverTexts as de } from '../../de/admin/servers'

const otherReason = { other: 'Other reason' }
const pauseReasons = {
  plannedWork: 'Planned work',
  disturbance: 'Disturbance',
  overloaded: 'Overload',
  replaced: 'About to be replaced',
  ...otherReason,
}
const reopeningReasons = {
  workDone: 'Work is done',
  recovered: 'Disturbance is over',
  ...otherReason,
}

const actionReasons: (typeof de)['reasons'] = {
  capacity: {
    resized: 'Server made larger or smaller',
    measured: 'Load was measured',
    ...otherReason,
  },
  maintenance: pauseReasons,
  return: reopeningReasons,
  closing: pauseReasons,
  opening: reopeningReasons,
  description: { moreTelling: 'More telling name', corrected: 'Details corrected', ...otherReason },
  removal: { cancelled: 'Server cancelled', addedByMistake: 'Added by mistake', ...otherReason },
  validation: { causeRemoved: 'Cause is removed', retry: 'Another attempt', ...otherReason },
  withdrawal: { wrongData: 'Details were wrong', notNeeded: 'Not needed', ...otherReason },
  strategy: { balance: 'Better balance', fillFirst: 'Fill one server first', ...otherReason },
  request: {
    morePlaces: 'More places needed',
    replacement: 'Replaces another server',
    ...otherReason,
  },
}

const actionTexts: (typeof de)['actions'] = {
  capacity: {
    open: 'Change places …',
    title: 'Change the number of places',
    text: 'Waiting projects go on by themselves as soon as there are places.',
    submit: 'Change places',
  },
  maintenance: {
    open: 'Put in maintenance …',
    title: 'Put in maintenance',
    text: 'New projects go to other servers. What runs here keeps running.',
    submit: 'Put in maintenance',
  },
  return: {
    open: 'Bring back …',
    title: 'Bring back into operation',
    text: 'New projects may come to this server again.',
    submit: 'Bring back',
  },
  closing: {
    open: 'Close to new …',
    title: 'Close to new projects',
    text: 'New projects go to other servers. What runs here keeps running.',
    submit: 'Close to new projects',
  },
  opening: {
    open: 'Open to new …',
    title: 'Open to new projects',
    text: 'New projects may come to this server again.',
    submit: 'Open to new projects',
  },
  description: {
    open: 'Rename …',
    title: 'Change name and description',
    text: 'Changes only what the server is called here. Its name at Coolify stays as it is.',
    submit: 'Change details',
  },
  removal: {
    open: 'Remove …',
    title: 'Remove the server',
    text: 'The server disappears from the list. It stays at Coolify and in the data center.',
    submit: 'Remove the server',
  },
}

export const serverTexts: typeof de = {
  title: 'Servers',
  status: { active: 'In operation', maintenance: 'Maintenance', offline: 'Out of reach' },
  strategies: {
    least_loaded: 'Least loaded',
    round_robin: 'In turn',
    specific: 'One particular server',
  },
  strategyHints: {
    least_loaded: 'Every new project goes to the server with the lowest load.',
    round_robin: 'New projects go to all servers with free places, one after the other.',
    specific: 'All new projects go to the chosen server. If it is full, they wait.',
  },
  actions: actionTexts,
  requestActions: {
    validation: {
      open: 'Check again …',
      title: 'Check again',
      text: 'Coolify tries once more to reach the server and to set it up.',
      submit: 'Check again',
    },
    withdrawal: {
      open: 'Give up …',
      title: 'Give up adding the server',
      text: 'The server is not added. What Coolify has already created stays there.',
      submit: 'Give up',
    },
  },
  reasons: actionReasons,
  count: (count, one) => (one ? '1 server' : `${count} servers`),
  slotsTaken: (taken, capacity) => `${taken} of ${capacity} places taken`,
  free: (count, one) => (one ? '1 place free' : `${count} places free`),
  full: 'All places are taken',
  waiting: (count, one) =>
    one ? '1 project waits for a place' : `${count} projects wait for a place`,
  noFreeSlot:
    'No server has a free place. They go on by themselves as soon as a server is added or a place becomes free.',
  chosenServerFull:
    'The chosen server has no free place. They go on as soon as there is one or the strategy is changed.',
  slotsAvailable: 'There are places again, they go on by themselves in a moment.',
  add: 'Add a server',
  addTitle: 'Add a server',
  addText:
    'Coolify connects to the server, checks it and sets it up. This takes up to ten minutes.',
  keysUnknown:
    'Coolify does not answer right now. Without the list of keys no server can be added. Please reload the page in a moment.',
  noKeys:
    'Coolify holds no private key yet. Please create one there first, with which Coolify may sign in to the new server.',
  name: 'Name',
  nameHint: 'What the server is called here and at Coolify, for example hetzner-4.',
  ip: 'IP address',
  ipHint: 'For example 203.0.113.7',
  capacity: 'Places',
  capacityHint: 'How many projects the server takes at most.',
  slotsTakenNow: (count, one) =>
    one ? '1 place is taken, it cannot be less.' : `${count} places are taken, it cannot be less.`,
  privateKey: 'Private key',
  privateKeyHint: 'Coolify signs in to the server with it. The keys are kept by Coolify.',
  description: 'Description',
  descriptionHint: 'For example location, contract or contact.',
  submitRequest: 'Check and add the server',
  list: 'All servers',
  columns: { server: 'Server', status: 'Status', load: 'Load', lastCheck: 'Checked' },
  closed: 'Takes no new projects',
  since: 'since',
  neverChecked: 'not yet',
  notUsable: 'Not reached',
  check: 'Check now',
  checkRequested: 'Coolify is being asked. The result will stand here in a moment.',
  lastCheck: 'Last checked',
  address: 'IP address',
  atCoolify: 'Id at Coolify',
  projects: 'Projects on this server',
  history: 'Latest',
  wholeHistory: 'See all events',
  load: 'Load',
  facts: 'Facts',
  submitFor: (act, name) => `${act}: ${name}`,
  requests: 'Being added',
  validating: 'Coolify is checking',
  failed: 'Failed',
  requestedAt: 'requested',
  log: 'What Coolify says',
  strategy: 'How new projects are spread',
  strategyLabel: 'Strategy',
  strategyServer: 'Server',
  strategyServerHint: 'Only with “One particular server”.',
  changeStrategy: 'Change …',
  strategyPlan:
    'Applies to projects that get a server from now on. All others stay where they are.',
  submitStrategy: 'Change the strategy',
  emptyTitle: 'No server yet',
  emptyText: 'Without a server every paid project waits. Add the first one.',
  emptyReader: 'Administrators can add servers here.',
}
