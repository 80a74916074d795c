import { afterAll, describe, expect, test } from 'bun:test'
import { personStream } from '../../../../events/streams'
import { sealMail } from '../../../../src/security/sealed-mail'
import { saveMailText } from '../../../../src/store/ledgers/mail-texts'
import { openAdminForCaseworker, signInAs } from '../../support/form-browser'
import { seedOrder } from '../../support/seed-orders'

const { fixture, caseworker } = await openAdminForCaseworker()
afterAll(() => fixture.close())

const link = 'https://vrs.example/orders/1?t=SECRETKEY'

const seedMail = async () => {
  const { vault, sql } = fixture.deps
  const order = await seedOrder(fixture)
  const personId = order.customerId
  const messageId = `<received.${order.id}@vrs.gmbh>`
  const mail = {
    to: 'ada@example.org',
    subject: 'Ihre Bestellung',
    text: `Guten Tag Ada,\n\n${link}\nhttps://a.example/admin/welcome?invite=eyJ.a-b_c.d`,
    html: `<html lang="de"><a href="${link}">Stand</a></html>`,
  }
  const key = await vault.findPersonKey(personId)
  if (!key) throw new Error('expected a key, found none')
  const sealed = sealMail(vault, key, { stream: personStream(personId), messageId }, mail)
  const template = 'received'
  await saveMailText(sql, {
    messageId,
    personId,
    recipient: 'customer',
    projectId: order.id,
    template,
    sealed,
  })
  await sql`insert into vendor_calls
    (at, vendor, method, project_id, attempt, duration_ms, outcome, code, request)
    values (now(), 'smtp', 'send', ${order.id}, 1, 5, 'ok', '250',
      ${sql.json({ template, messageId })})`
  const [row] = await sql`select id from mail_texts where message_id = ${messageId}`
  return { ...order, path: `/admin/mails/sent/${row?.id}` }
}

const page = async (path: string, browser = caseworker) => (await browser.get(path)).text()

describe('a mail that was sent', () => {
  test('is shown as it was, but for the keys in its links', async () => {
    const { path, id, customerId } = await seedMail()
    const html = await page(path)
    for (const text of ['Ihre Bestellung', 'Guten Tag Ada', 'ada@example.org', '?t=…', 'invite=…'])
      expect(html).toContain(text)
    const preview = await caseworker.get(`${path}/preview`)
    expect(preview.headers.get('content-security-policy')).toEndWith('sandbox')
    const shown = await preview.text()
    expect(shown).toContain('?t=…"')
    expect(html + shown).not.toMatch(/SECRETKEY|eyJ/)
    for (const from of [`/admin/mails?project=${id}`, `/admin/customers/${customerId}`])
      expect(await page(from)).toContain(`href="${path}"`)
  })

  test('is sent again for a reason, which the history shows', async () => {
    const { path, id } = await seedMail()
    const refused = await caseworker.post(`${path}/resending`, { note: 'Postfach war voll' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Postfach war voll')
    const sent = await caseworker.post(`${path}/resending`, { reason: 'customerAsked' })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, path])
    const { events } = await fixture.deps.store.read(`project-${id}`)
    expect(events.at(-1)).toMatchObject({
      type: 'MailResendRequested',
      by: `person:${fixture.people.caseworker}`,
      data: { mailId: path.split('/').at(-1) },
      reason: { code: 'customerAsked' },
    })
    const cookie = sent.headers.get('set-cookie')?.split(';')[0] ?? ''
    const after = await caseworker.get(path, { cookie: `${caseworker.cookie}; ${cookie}` })
    expect(await after.text()).toContain('Erneuter Versand einer E-Mail angefordert')
  })

  test('is read and sent again only by those who work for its recipient', async () => {
    const { path, id } = await seedMail()
    const auditor = await signInAs(fixture, 'auditor')
    expect((await auditor.get(path)).status).toBe(403)
    expect((await auditor.get(`${path}/preview`)).status).toBe(403)
    const answer = await auditor.post(`${path}/resending`, { reason: 'customerAsked' })
    expect(answer.status).toBe(403)
    expect(await page(`/admin/mails?project=${id}`, auditor)).not.toContain(path)
  })

  test('is not found once its customer was erased', async () => {
    const { path, customerId } = await seedMail()
    await fixture.deps.sql`delete from person_keys where person_id = ${customerId}`
    for (const at of [path, `${path}/preview`, '/admin/mails/sent/x'])
      expect((await caseworker.get(at)).status).toBe(404)
    const answer = await caseworker.post(`${path}/resending`, { reason: 'customerAsked' })
    expect(answer.status).toBe(404)
  })
})

describe('a project', () => {
  test('has the acts that send the link and the invitation again', async () => {
    const order = await seedOrder(fixture)
    const html = await page(order.page)
    expect(html).toContain(`${order.page}/tracker-link"`)
    expect(html).not.toContain(`${order.page}/invitation"`)
    const answer = await caseworker.post(`${order.page}/tracker-link`, { reason: 'customerAsked' })
    expect(answer.status).toBe(303)
    const { events } = await fixture.deps.store.read(`project-${order.id}`)
    expect(events.at(-1)?.type).toBe('TrackerLinkRequested')
    const early = await caseworker.post(`${order.page}/invitation`, { reason: 'customerAsked' })
    expect(early.status).toBe(409)
  })
})
