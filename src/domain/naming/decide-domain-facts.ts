import type { DomainEvent } from '../../../events'

/** The certificate that a name shows, recorded when it is not the one that is known. */
export const decideCertificateChange = (
  tls: { notAfter: string } | null,
  certificateUntil: string | null | undefined,
): DomainEvent[] =>
  tls && tls.notAfter !== certificateUntil
    ? [{ type: 'CertificateSeen', data: { notAfter: tls.notAfter } }]
    : []

/** A renewal until this end, recorded once. */
export const decideDomainRenewed = (
  past: readonly DomainEvent[],
  renewed: { expiresAt: string; costCents: number },
): DomainEvent[] =>
  past.some((event) => event.type === 'DomainRenewed' && event.data.expiresAt === renewed.expiresAt)
    ? []
    : [{ type: 'DomainRenewed', data: renewed }]
