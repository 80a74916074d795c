import { html } from '../html'
import { getErrorMessage, log } from '../log'
import type { Html } from '../plugin-contract'
import type { MountedPlugin } from '../plugins/mount-plugin'
import type { SiteRuntime } from '../site/site-runtime'
import { createLayouts } from './site-layouts'

/** The home page: the site's name, links to the plugins' pages, and the plugins' sections. */
export const renderHomePage = async (site: SiteRuntime): Promise<Html> => {
  const { name } = site.config().project
  const entries = site
    .listRunning()
    .flatMap(({ plugin }) => plugin.navigation ?? [])
    .filter(({ place }) => place !== 'footer')
  const sections = await Promise.all(site.listRunning().map(renderPluginSection))
  return createLayouts(site).page(
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

/** A section that fails is left out of the page. */
const renderPluginSection = async ({ plugin, site, copy }: MountedPlugin): Promise<Html | null> => {
  try {
    const body = await plugin.home?.(site)
    return body ? html`<section>${body}</section>` : null
  } catch (error) {
    log.error('A section of the home page failed', {
      plugin: copy.name,
      error: getErrorMessage(error),
    })
    return null
  }
}
