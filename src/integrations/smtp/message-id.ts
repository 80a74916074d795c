/** `VRS <noreply@vrs.gmbh>` or a bare address -> `vrs.gmbh` */
export const getSenderDomain = (from: string) =>
  from
    .slice(from.lastIndexOf('@') + 1)
    .replace(/>?\s*$/, '')
    .toLowerCase()

/**
 * `<welcome.0190…@vrs.gmbh>`: the same for each copy of one mail, so that a second delivery can be
 * recognised. The domain is the sender's: receivers distrust a mail where the two differ.
 */
export const createMessageId = (senderDomain: string, template: string, ...keys: string[]) =>
  `<${[template, ...keys].join('.')}@${senderDomain}>`
