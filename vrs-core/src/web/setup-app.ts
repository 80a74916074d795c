import { Hono } from 'hono'
import { html } from '../html'
import { coreVersion } from '../version'
import { renderPlainPage, stylesheet, stylesheetPath } from './page-layouts'
import { startingBody } from './plain-page-bodies'
import { secureHeaders } from './secure-headers'

const variableDescriptions: Record<string, string> = {
  VRS_PROJECT_ID: 'Kennung des Projekts im Marketplace',
  VRS_MARKETPLACE_URL: 'Adresse des Marketplace',
  VRS_MARKETPLACE_KEY: 'Schlüssel, mit dem sich dieses Projekt ausweist',
  VRS_PUBLISHER_KEYS: 'öffentliche Schlüssel, mit denen Plugins geprüft werden',
  DATABASE_URL: 'Adresse der PostgreSQL-Datenbank',
}

const createBareApp = () => {
  const app = new Hono()
  app.use(secureHeaders(() => true))
  app.get(stylesheetPath, (c) => c.body(stylesheet, 200, { 'content-type': 'text/css' }))
  return app
}

/** Responds to every route while required environment variables are missing. */
export const createUnconfiguredApp = (missing: string[]): Hono => {
  const app = createBareApp()
  app.get('/health', (c) => c.json({ state: 'unconfigured', coreVersion }))
  const page = renderPlainPage(
    'vrs-core',
    'Noch nicht eingerichtet',
    html`<h1>Noch nicht eingerichtet</h1>
<p class="lead">Dieser Server läuft, gehört aber noch zu keinem Projekt. Legen Sie in Coolify die
folgenden Umgebungsvariablen an und starten Sie die Anwendung neu.</p>
<div class="table"><table><thead><tr><th>Variable</th><th>Bedeutung</th></tr></thead>
<tbody>${missing.map(
      (name) => html`<tr><td><code>${name}</code></td><td>${variableDescriptions[name]}</td></tr>`,
    )}</tbody></table></div>`,
  )
  app.all('*', (c) => c.html(String(page)))
  return app
}

/** Responds until the site is ready; `health` shows what it waits for. */
export const createStartingApp = (health: () => object): Hono => {
  const app = createBareApp()
  app.get('/health', (c) => c.json(health(), 503))
  const page = renderPlainPage('Website', 'Wird eingerichtet', startingBody)
  app.all('*', (c) => c.html(String(page), 503, { 'retry-after': '5' }))
  return app
}
