import type { DomainKind } from '../../../events/codes'

const kinds: Record<DomainKind, string> = {
  subdomain: 'Subdomain',
  registered: 'Registrierung',
  transferred: 'Transfer',
  owned: 'Eigene Domain',
}

export const domains = { kinds }
