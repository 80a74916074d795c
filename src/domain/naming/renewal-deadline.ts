const dayMs = 86_400_000
/** The next term is invoiced so many days before it must be paid. */
const invoiceLeadDays = 30

/**
 * Until when the next term must be paid, in ISO-8601: the registrar's date, as a rule a day before the
 * end. A payment that comes later renews nothing.
 */
export const findRenewalDeadline = (expiresAt: string, renewBefore?: string): string =>
  renewBefore && renewBefore < expiresAt
    ? renewBefore
    : new Date(Date.parse(expiresAt) - dayMs).toISOString()

/** Whether the next term is invoiced now: near enough to its deadline, and not after it. */
export const isRenewalInvoiceDue = (deadline: string, now: Date): boolean => {
  const daysLeft = (Date.parse(deadline) - now.getTime()) / dayMs
  return daysLeft > 0 && daysLeft <= invoiceLeadDays
}
