/** Letters that are read from right to left, by their blocks. */
const rightToLeft =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/**
 * A name within a sentence, as `<bdi>` does it where there is no markup (U+2068, U+2069): it turns
 * neither the quotes around it nor the number behind it. Names of other letters stay as they are.
 */
export const isolateName = (name: string) => (rightToLeft.test(name) ? `\u2068${name}\u2069` : name)
