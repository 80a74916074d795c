import type { domains as de } from '../de/domains'

const kinds: (typeof de)['kinds'] = {
  subdomain: 'Subdomain',
  registered: 'Registration',
  transferred: 'Transfer',
  owned: 'Own domain',
}

export const domains: typeof de = { kinds }
