const kinds: Readonly<Record<string, string>> = {
  stalled: 'Projekt bleibt stehen',
  stuck: 'Projekt kommt nicht weiter',
  'job-failed': 'Aufgabe aufgegeben',
  'vendor-down': 'Anbieter antwortet nicht',
  'drift-in-vain': 'Abgleich gescheitert',
  'payment-in-vain': 'Zahlung noch nicht verbucht',
  'license-dates-in-vain': 'Termine von Lizenzen nicht befolgt',
  'watch-in-vain': 'Domain konnte nicht geprüft werden',
  'server-not-added': 'Server nicht aufgenommen',
  'servers-not-adopted': 'Server nicht übernommen',
  'bulk-act-failed': 'Sammelaktion gescheitert',
  'first-download-not-noted': 'Erster Abruf nicht vermerkt',
  'artifact-damaged': 'Plugin-Archiv beschädigt',
  'purchase-withheld': 'Bezahlt, aber die Lizenz ist widerrufen',
  'rollout-halted': 'Rollout angehalten',
  'checkout-failed': 'Bezahlseite nicht verfügbar',
}

/** `licensing-in-vain` and the like: a step beside the main process. */
export const alertKindText = (kind: string) =>
  kinds[kind] ?? (kind.endsWith('-in-vain') ? 'Schritt gescheitert' : kind)

/** What staff should know, and nobody has settled yet. */
export const alertTexts = {
  title: 'Meldungen',
  intro:
    'Was schiefging und nicht von selbst in Ordnung kam. Endet die Ursache, schließt sich die Meldung von selbst; sonst schließen Sie sie. 90 Tage danach wird sie gelöscht.',
  kindText: alertKindText,
  open: 'Offen',
  closed: 'Geschlossen',
  empty: 'Keine offenen Meldungen',
  emptyText: 'Wenn etwas schiefgeht, steht es hier.',
  raised: 'gemeldet',
  closedAt: 'geschlossen',
  history: 'Historie',
  close: {
    open: 'Schließen …',
    submit: 'Meldung schließen',
    plan: 'Die Meldung gilt als erledigt und wird nach 90 Tagen gelöscht. Wer sie wann geschlossen hat, bleibt in der Historie.',
  },
}
