import type { ApiScope } from '../../../../events/codes'

const scopes: Record<ApiScope, string> = {
  'projects:read': 'Projekte lesen',
  'projects:write': 'Projekte bestellen und stornieren',
  'projects:deploy': 'Projekte neu bereitstellen',
  publish: 'Plugin-Versionen veröffentlichen',
}

export const tokenTexts = {
  title: 'API-Token',
  text: 'Mit einem Token handelt ein Programm in Ihrem Namen. Es darf nie mehr als Sie selbst.',
  list: 'Ihre Token',
  emptyTitle: 'Noch kein Token',
  emptyText: 'Stellen Sie eines aus, wenn ein Programm für Sie arbeiten soll.',
  scopes,
  issuedOn: 'Ausgestellt',
  expires: 'gültig bis',
  used: 'zuletzt benutzt',
  neverUsed: 'noch nie benutzt',
  expired: 'abgelaufen',
  create: 'Neues Token',
  name: 'Name',
  nameHint: 'Wofür Sie es brauchen, zum Beispiel der Name des Programms. Verschlüsselt abgelegt.',
  scopesLabel: 'Berechtigungen',
  days: 'Gültigkeit',
  daysOf: (days: number) => `${days} Tage`,
  submit: 'Token ausstellen',
  issuedTitle: (name: string) => `Ihr neues Token: ${name}`,
  issuedText:
    'Kopieren Sie es jetzt. Es wird nur dieses eine Mal gezeigt, danach kennt es hier niemand mehr.',
  issuedUse: 'Programme senden es in der Kopfzeile „Authorization: Bearer …“.',
  docs: 'Zur Beschreibung der Schnittstelle',
  revoke: 'Widerrufen …',
  revokeTitle: 'Token widerrufen',
  revokeText:
    'Programme mit diesem Token werden sofort abgewiesen. Das lässt sich nicht zurücknehmen.',
  revokeSubmit: (name: string) => `${name} widerrufen`,
}
