import { html } from '../html'

export const notFoundBody = html`<h1>Seite nicht gefunden</h1>
<p class="lead">Unter dieser Adresse gibt es hier nichts. Vielleicht hat sie sich geändert.</p>
<p><a class="button" href="/">Zur Startseite</a></p>`

export const errorBody = html`<h1>Das hat nicht geklappt</h1>
<p class="lead">Auf unserer Seite ist ein Fehler aufgetreten. Bitte versuchen Sie es in einigen
Minuten noch einmal.</p>
<p><a class="button" href="/">Zur Startseite</a></p>`

export const crossOriginBody = html`<h1>Anfrage nicht angenommen</h1>
<p class="lead">Das Formular wurde nicht von dieser Website abgeschickt. Bitte öffnen Sie die Seite
neu und senden Sie es noch einmal.</p>`

export const badRequestBody = html`<h1>Anfrage nicht lesbar</h1>
<p class="lead">Die Angaben sind nicht vollständig angekommen. Bitte öffnen Sie die Seite neu und
senden Sie das Formular noch einmal.</p>`

export const tooLargeBody = html`<h1>Zu viele Daten</h1>
<p class="lead">Die Angaben sind größer als ein Megabyte. Bitte kürzen Sie sie.</p>`

export const suspendedBody = html`<h1>Diese Website ist zurzeit nicht erreichbar</h1>
<p class="lead">Bitte versuchen Sie es später noch einmal.</p>`

export const startingBody = html`<h1>Diese Website wird gerade eingerichtet</h1>
<p class="lead">Das dauert meist nur einen Augenblick. Bitte laden Sie die Seite gleich noch einmal.</p>`
