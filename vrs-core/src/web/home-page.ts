import { html } from '../html'
import { log, messageOf } from '../log'
import type { Html } from '../plugin-contract'
import type { Mounted } from '../plugins/mount-plugin'
import type { Runtime } from '../site/site-runtime'
import { framesOf } from './site-layouts'

/** The site's first page: its name, the plugins' sections and the ways to their pages. */
export const homePage = async (site: Runtime): Promise<Html> => {
  const { name } = site.config().project
  const entries = site
    .running()
    .flatMap(({ plugin }) => plugin.navigation ?? [])
    .filter(({ place }) => place !== 'footer')
  const sections = await Promise.all(site.running().map(sectionOf))
  return framesOf(site).page(
    name,
    html`<h1>${name}</h1>
<p class="lead">${entries.length > 0 ? 'Herzlich willkommen. Hier finden Sie:' : 'Herzlich willkommen. Hier entsteht unsere neue Website.'}</p>
${
  entries.length > 0 &&
  html`<ul class="cards">${entries.map(
    ({ href, label, description }) =>
      html`<li class="card"><h2><a href="${href}">${label}</a></h2>${description && html`<p>${description}</p>`}</li>`,
  )}</ul>`
}
${sections}`,
  )
}

/** A section that fails is left out: the page stands without it. */
const sectionOf = async ({ plugin, site, copy }: Mounted): Promise<Html | null> => {
  try {
    const body = await plugin.home?.(site)
    return body ? html`<section>${body}</section>` : null
  } catch (error) {
    log.error('A section of the home page failed', { plugin: copy.name, error: messageOf(error) })
    return null
  }
}
