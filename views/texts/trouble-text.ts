/** A sentence for staff and one in plain words for the customer. */
export type TroubleText = { staff: string; customer: string }
export type TroubleTexts = Readonly<Record<string, TroubleText>>
