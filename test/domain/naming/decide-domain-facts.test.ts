import { expect, test } from 'bun:test'
import {
  decideCertificateChange,
  decideDomainRenewed,
} from '../../../src/domain/naming/decide-domain-facts'

const notAfter = '2027-01-01T00:00:00.000Z'
const earlier = '2026-01-01T00:00:00.000Z'

test('a certificate is recorded when it is another one than before', () => {
  const certificateEvents = [{ type: 'CertificateSeen' as const, data: { notAfter } }]
  expect(decideCertificateChange({ notAfter }, earlier)).toEqual(certificateEvents)
  expect(decideCertificateChange({ notAfter }, undefined)).toEqual(certificateEvents)
  expect(decideCertificateChange({ notAfter }, notAfter)).toEqual([])
  expect(decideCertificateChange(null, earlier)).toEqual([])
})

test('a renewal is recorded once for each end', () => {
  const renewed = { type: 'DomainRenewed' as const, data: { expiresAt: notAfter, costCents: 900 } }
  const before = { type: 'DomainRenewed' as const, data: { expiresAt: earlier, costCents: 900 } }
  expect(decideDomainRenewed([before], renewed.data)).toEqual([renewed])
  expect(decideDomainRenewed([before, renewed], { ...renewed.data, costCents: 0 })).toEqual([])
})
