import { addressOf } from './entry-fields.js'
import { fold, slugOf } from './fold.js'

export const pageSize = 20

/** Words that must all occur; more than five narrow nothing further. */
const wordsOf = (search) => fold(search).split(' ').filter(Boolean).slice(0, 5)

const matching = (sql, { search, category }) => {
  const words = JSON.stringify(wordsOf(search))
  return sql`(${category} = '' or category = ${category}) and not exists (
    select 1 from json_array_elements_text(${words}::text::json) as word
    where strpos(found_by, word) = 0)`
}

/** One page of entries by name, with the number of all that match; a page beyond the last is the last. */
export const findEntries = async ({ db }, wanted) => {
  const [{ count }] = await db`select count(*) as count from entries where ${matching(db, wanted)}`
  const pages = Math.max(1, Math.ceil(Number(count) / pageSize))
  const page = Math.min(wanted.page, pages)
  const entries = await db`select * from entries where ${matching(db, wanted)}
    order by sorted_by, id limit ${pageSize} offset ${(page - 1) * pageSize}`
  return { entries, count: Number(count), page, pages }
}

export const countEntries = async ({ db }) => {
  const [{ count }] = await db`select count(*) as count from entries`
  return Number(count)
}

export const listCategories = async ({ db }) => {
  const rows = await db`select distinct category from entries`
  return rows.map(({ category }) => category).sort((one, other) => one.localeCompare(other, 'de'))
}

export const entryBySlug = async ({ db }, slug) => {
  const [entry] = await db`select * from entries where slug = ${slug}`
  return entry ?? null
}

export const entryById = async ({ db }, id) => {
  if (!/^\d{1,18}$/.test(id ?? '')) return null
  const [entry] = await db`select * from entries where id = ${id}`
  return entry ?? null
}

const rowOf = (values, now) => ({
  ...values,
  website: values.website && addressOf(values.website),
  found_by: fold(
    [
      values.name,
      values.category,
      values.postal_code,
      values.city,
      values.street,
      values.description,
    ].join(' '),
  ),
  sorted_by: fold(values.name),
  updated_at: now,
})

/** Takes the first free address of its name: `cafe-am-markt`, `cafe-am-markt-2`, … */
export const addEntry = async ({ db, now }, values) => {
  const slug = slugOf(values.name)
  for (let number = 1; number <= 1000; number++) {
    const row = { ...rowOf(values, now()), slug: number === 1 ? slug : `${slug}-${number}` }
    const [added] =
      await db`insert into entries ${db(row)} on conflict (slug) do nothing returning id`
    if (added) return
  }
  throw new Error(`expected a free address for ${slug}, found 1000 taken`)
}

/** Its address stays, so that links to it keep working. */
export const changeEntry = async ({ db, now }, id, values) => {
  const row = rowOf(values, now())
  await db`update entries set name = ${row.name}, category = ${row.category}, street = ${row.street},
    postal_code = ${row.postal_code}, city = ${row.city}, phone = ${row.phone},
    website = ${row.website}, description = ${row.description}, found_by = ${row.found_by},
    sorted_by = ${row.sorted_by}, updated_at = ${row.updated_at} where id = ${id}`
}

export const removeEntry = ({ db }, id) => db`delete from entries where id = ${id}`
