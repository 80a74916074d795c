import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import {
  isCertificateForbidden,
  listCaaNames,
} from '../../../src/domain/naming/certificate-authority'

describe('a certificate of ours', () => {
  test.each([
    [[]],
    [['0 issue "letsencrypt.org"']],
    [['0 issue "LetsEncrypt.ORG"']],
    [['0 ISSUE " letsencrypt.org ; "']],
    [['0 issue "digicert.com"', '0 issue "letsencrypt.org"']],
    [['0 issue ";"', '0 issue "letsencrypt.org"']],
    [['0 issuewild ";"']],
    [['0 issuewild "digicert.com"', '0 iodef "mailto:a@b.de"']],
    [['128 issue "letsencrypt.org"']],
    [['0 issue "letsencrypt.org; validationmethods=dns-01,http-01"']],
    [['0 unknown "x"']],
    [['128 issuemail ";"']],
  ])('is allowed by %j', (contents) => expect(isCertificateForbidden(contents)).toBe(false))

  test.each([
    [['0 issue ";"']],
    [['0 issue ""']],
    [['0 issue "digicert.com"']],
    [['0 issue "letsencrypt.org.evil.example"']],
    [['0 issue "digicert.com"', '0 issuewild "letsencrypt.org"']],
    [['0 issue "letsencrypt.org; validationmethods=dns-01"']],
    [['0 issue "letsencrypt.org; accounturi=https://acme.example/acct/1"']],
    [['0 issue "letsencrypt.org; %%%"']],
    [['128 tbs "x"', '0 issue "letsencrypt.org"']],
  ])('is forbidden by %j', (contents) => expect(isCertificateForbidden(contents)).toBe(true))

  test('is allowed by one permission, whatever others say, in every order', () =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray([
          '0 issue ";"',
          '0 issue "a.example"',
          '0 issuewild ";"',
          '0 iodef "b"',
        ]),
        fc.nat(4),
        (others, at) => {
          const contents = [...others]
          contents.splice(at, 0, '0 issue "letsencrypt.org"')
          expect(isCertificateForbidden(contents)).toBe(false)
        },
      ),
    ))
})

test('the records of a name count, else those of the names above it', () =>
  expect(listCaaNames('shop.firma.example')).toEqual([
    'shop.firma.example',
    'firma.example',
    'example',
  ]))
