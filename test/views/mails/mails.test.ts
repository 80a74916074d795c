import { describe, expect, test } from 'bun:test'
import { HtmlValidate } from 'html-validate'
import { domainKinds } from '../../../events/codes'
import { composeCancelledMail, composeTeardownMail } from '../../../views/mails/lifecycle-mails'
import type { MailContent } from '../../../views/mails/mail-content'
import { mailPreviews } from '../../../views/mails/mail-previews'
import {
  composeDelayedMail,
  composeProvisioningStartedMail,
} from '../../../views/mails/provisioning-mails'
import { isStaffMailTemplate, mailTemplateNames } from '../../../views/mails/template-names'
import { composeTransferFailedMail } from '../../../views/mails/transfer-mails'
import type { Locale } from '../../../views/texts/locale'
import { locales } from '../../../views/texts/locale'
import { textsFor } from '../../../views/texts/texts'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: { 'doctype-style': 'off', 'void-style': 'off', 'long-title': 'off' },
})

const recipient = (locale: Locale) => ({
  locale,
  customerName: 'Ada <Berger>',
  projectName: 'Köln & Umgebung',
  domain: 'berger.example',
  trackerUrl: 'https://vrs.example/orders/1?t=abc&x=1',
  contactMail: 'service@vrs.example',
})

/** Every mail, and those of its forms that the examples do not show. */
const everyMail = (locale: Locale): [string, MailContent][] => [
  ...mailTemplateNames.map((name): [string, MailContent] => [name, mailPreviews[name](locale)]),
  ...domainKinds.map((kind): [string, MailContent] => [
    `started ${kind}`,
    composeProvisioningStartedMail(recipient(locale), kind),
  ]),
  ...(['customer', 'caseworker', 'notFulfillable'] as const).map((cause): [string, MailContent] => [
    `cancelled ${cause}`,
    composeCancelledMail(recipient(locale), {
      cause,
      settlement: 'open',
      shopUrl: 'https://vrs.example/order',
    }),
  ]),
  ['torn-down erase', composeTeardownMail(recipient(locale), 'erase', 'subdomain')],
]

/** What is read of an HTML mail: no tags, no head, entities as letters. */
const readText = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')

describe.each([...locales])('mails in %s', (locale) => {
  const all = everyMail(locale)

  test('say everything, in text and in HTML alike', () => {
    for (const [name, { subject, text, html }] of all) {
      for (const one of [subject, text, html])
        expect([name, one.match(/undefined|null|NaN|\[object|\$\{/)?.[0]]).toEqual([
          name,
          undefined,
        ])
      expect([name, subject.includes('\n'), subject.length > 5]).toEqual([name, false, true])
      const lines = text
        .split('\n')
        .map((line) => line.replace(/^\d\. /, ''))
        .filter((line) => line && !line.startsWith('http') && !/^[^:]+: \S/.test(line))
      // Both with plain blanks: amounts have one that does not break.
      for (const line of lines)
        expect([name, line, readText(html).includes(line.trim().replace(/\s+/g, ' '))]).toEqual([
          name,
          line,
          true,
        ])
      const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, url]) =>
        url?.replaceAll('&amp;', '&'),
      )
      expect([name, links.filter((url) => !url || !text.includes(url))]).toEqual([name, []])
    }
  })

  test('are valid HTML that loads nothing from anywhere', () => {
    for (const [name, { html }] of all) {
      const { results } = validator.validateStringSync(html)
      const messages = results.flatMap((one) =>
        one.messages.map(({ ruleId, message }) => [ruleId, message]),
      )
      expect([name, messages]).toEqual([name, []])
      expect(html).toContain(`<html lang="${locale}">`)
      expect(html).not.toMatch(/<(img|script|link|iframe)|url\(|@import/)
    }
  }, 20_000)

  test('have a name and an occasion for staff', () => {
    for (const name of mailTemplateNames)
      expect(Object.values(textsFor(locale).mailAdmin.templates[name]).every(Boolean)).toBe(true)
  })

  test('tell customers nothing of our vendors', () => {
    for (const [name, { subject, text }] of all) {
      if (mailTemplateNames.some((one) => one === name && isStaffMailTemplate(one))) continue
      expect([name, /inwx|coolify|stripe|hetzner/i.exec(subject + text)?.[0]]).toEqual([
        name,
        undefined,
      ])
    }
  })
})

describe('a mail', () => {
  test('escapes what people have typed, in HTML alone', () => {
    const { text, html } = composeProvisioningStartedMail(recipient('de'), 'subdomain')
    expect(text).toContain('Guten Tag Ada <Berger>,')
    expect(html).toContain('Ada &lt;Berger&gt;')
    expect(html).toContain('href="https://vrs.example/orders/1?t=abc&amp;x=1"')
  })

  test('stays calm about a code that nobody knows', () => {
    const { text } = composeDelayedMail(recipient('de'), { vendor: 'inwx', code: '9999' })
    expect(text).toContain('Sie müssen nichts tun')
    expect(text).not.toContain('9999')
  })

  test('about a failed transfer ends with the place for the new code', () => {
    const { text } = composeTransferFailedMail(recipient('en'), { vendor: 'inwx', code: '2202' })
    expect(text.indexOf('3. Open the page')).toBeLessThan(text.indexOf('/orders/1?t=abc'))
  })
})
