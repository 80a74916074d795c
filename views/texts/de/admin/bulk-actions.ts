/** One act on many projects. */
export const bulkActionTexts = {
  label: 'Aktion für die gewählten Projekte',
  choose: (name: string) => `${name} auswählen`,
  act: 'Aktion',
  go: 'Weiter …',
  selectHint: 'Wählen Sie Projekte aus. Vor der Ausführung sehen Sie den Plan.',
  title: (act: string) => `Mehrere Projekte: ${act}`,
  count: (count: number) => (count === 1 ? '1 Projekt gewählt' : `${count} Projekte gewählt`),
  project: 'Projekt',
  plan: 'Plan',
  result: 'Ergebnis',
  noPlan: 'Plan nicht berechnet, die Zeit reichte nicht',
  sum: 'Zusammen',
  confirm: (act: string, count: number) =>
    count === 1 ? `${act}: 1 Projekt` : `${act}: ${count} Projekte`,
  done: 'erledigt',
  unchanged: 'war schon so',
  refused: 'abgelehnt',
  failed: 'gescheitert, bitte einzeln ansehen',
  doneCount: (done: number, all: number) => `${done} von ${all} erledigt`,
}
