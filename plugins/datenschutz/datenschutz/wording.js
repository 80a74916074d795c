export const serverLogs = `Beim Aufruf einer Seite verarbeitet der Server die Daten, die Ihr Browser dafür übermittelt: die IP-Adresse, Datum und Uhrzeit, die aufgerufene Adresse, die zuvor besuchte Seite sowie Angaben zu Browser und Betriebssystem. Das ist nötig, um die Website auszuliefern und sicher zu betreiben. Rechtsgrundlage ist unser berechtigtes Interesse daran (Art. 6 Abs. 1 Buchst. f DSGVO).

Der Anbieter verarbeitet diese Daten in unserem Auftrag nach Art. 28 DSGVO. Protokolle werden nur so lange aufbewahrt, wie es für Betrieb und Sicherheit erforderlich ist.`

export const cookies = `Wir setzen nur Cookies, die für den Betrieb der Website technisch erforderlich sind, zum Beispiel für die Anmeldung in der Verwaltung. Dafür ist nach § 25 Abs. 2 Nr. 2 TDDDG keine Einwilligung nötig. Was darüber hinausgeht, steht, soweit vorhanden, im Abschnitt über weitere Dienste.`

export const rights = {
  intro: 'Im Rahmen der gesetzlichen Voraussetzungen haben Sie uns gegenüber folgende Rechte:',
  list: [
    'Auskunft über Ihre bei uns verarbeiteten Daten (Art. 15 DSGVO)',
    'Berichtigung unrichtiger Daten (Art. 16 DSGVO)',
    'Löschung (Art. 17 DSGVO)',
    'Einschränkung der Verarbeitung (Art. 18 DSGVO)',
    'Übertragbarkeit der Daten, die Sie uns bereitgestellt haben (Art. 20 DSGVO)',
    'Widerspruch gegen eine Verarbeitung, die auf einem berechtigten Interesse beruht (Art. 21 DSGVO)',
    'Widerruf einer erteilten Einwilligung mit Wirkung für die Zukunft (Art. 7 Abs. 3 DSGVO)',
  ],
  complaint:
    'Außerdem können Sie sich bei einer Datenschutz-Aufsichtsbehörde beschweren (Art. 77 DSGVO), zum Beispiel an Ihrem Wohnort oder an unserem Sitz.',
}
