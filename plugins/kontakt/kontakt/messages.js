const pageSize = 25
const flood = { messages: 30, minutes: 10 }

/** More in ten minutes than people write: we would rather ask for patience than fill the disk. */
export const isFlooded = async ({ db, now }) => {
  const since = new Date(now().getTime() - flood.minutes * 60_000)
  const [{ count }] = await db`select count(*) as count from messages where received_at > ${since}`
  return Number(count) >= flood.messages
}

/** Kept and announced, or neither: then the visitor sees an error and may send it again. */
export const keepMessage = (site, { name, email, message }) =>
  site.db.begin(async (sql) => {
    await sql`insert into messages (name, email, body, received_at)
      values (${name}, ${email}, ${message}, ${site.now()})`
    await site.mail({
      subject: `Neue Nachricht von ${name}`,
      text: `${name} (${email}) schreibt über das Kontaktformular:\n\n${message}`,
      replyTo: email,
    })
  })

/** One page of open or of done messages, the newest first, and whether there is another. */
export const listMessages = async ({ db }, done, page) => {
  const rows = await db`select id, name, email, body, received_at, done_at from messages
    where (done_at is not null) = ${done} order by received_at desc, id desc
    limit ${pageSize + 1} offset ${(page - 1) * pageSize}`
  return { messages: rows.slice(0, pageSize), more: rows.length > pageSize }
}

export const countOpen = async ({ db }) => {
  const [{ count }] = await db`select count(*) as count from messages where done_at is null`
  return Number(count)
}

export const markDone = ({ db, now }, id) =>
  db`update messages set done_at = ${now()} where id = ${id} and done_at is null`

export const reopen = ({ db }, id) => db`update messages set done_at = null where id = ${id}`

export const remove = ({ db }, id) =>
  db`delete from messages where id = ${id} and done_at is not null`
