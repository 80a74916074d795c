import { formPage } from './desk-form.js'
import { listPage, removalPage } from './desk-pages.js'
import {
  addEntry,
  changeEntry,
  entryById,
  findEntries,
  listCategories,
  removeEntry,
} from './entries.js'
import { fields, rules } from './entry-fields.js'
import { problems, texts } from './field.js'
import { askedFor } from './search.js'

const base = '/admin/directory'

export const addDesk = (app, site) => {
  app.get('/', async (c) => {
    const wanted = askedFor(c)
    const [found, categories] = await Promise.all([findEntries(site, wanted), listCategories(site)])
    return listPage(site, wanted, found, categories, c.req.query('erledigt'))
  })
  addCreation(app, site)
  addChange(app, site)
  addRemoval(app, site)
}

/** Keeps what was typed when something is wrong with it. */
const taken = async (c, site, entry, keep) => {
  const values = texts(await c.req.parseBody(), fields)
  const errors = problems(values, fields, rules)
  if (Object.keys(errors).length > 0)
    return c.html(formPage(site, entry, values, errors, await listCategories(site)), 422)
  await keep(values)
  return c.redirect(`${base}?erledigt=gespeichert`, 303)
}

const addCreation = (app, site) => {
  app.get('/neu', async () => formPage(site, null, {}, {}, await listCategories(site)))
  app.post('/neu', (c) => taken(c, site, null, (values) => addEntry(site, values)))
}

const addChange = (app, site) => {
  app.get('/eintraege/:id', async (c) => {
    const entry = await entryById(site, c.req.param('id'))
    return entry && formPage(site, entry, entry, {}, await listCategories(site))
  })
  app.post('/eintraege/:id', async (c) => {
    const entry = await entryById(site, c.req.param('id'))
    return entry && taken(c, site, entry, (values) => changeEntry(site, entry.id, values))
  })
}

const addRemoval = (app, site) => {
  app.get('/eintraege/:id/loeschen', async (c) => {
    const entry = await entryById(site, c.req.param('id'))
    return entry && removalPage(site, entry)
  })
  app.post('/eintraege/:id/loeschen', async (c) => {
    const entry = await entryById(site, c.req.param('id'))
    if (entry) await removeEntry(site, entry.id)
    return c.redirect(`${base}?erledigt=geloescht`, 303)
  })
}
