/**
 * Controls with their line breaks, what turns the reading direction, and what is neither seen nor joins
 * characters. U+200C and U+200D stay: words and emoji are joined by them.
 */
const forbidden =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u200B\u2060-\u2064\u206A-\u206F\uFEFF\uFFF9-\uFFFB]/u

/** The blank of Braille is a symbol by its class. */
const invisible = /[\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** Text of one line that people can read: no controls, and something in it is visible. */
export const isReadableLine = (text: string) =>
  text.isWellFormed() && !forbidden.test(text) && text.replace(invisible, '') !== ''
