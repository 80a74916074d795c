/** What a person typed as an amount: `58,31`, `1.058,31` or `58.31` -> cents; undefined if it is none. */
export const parseEuros = (typed: string): number | undefined => {
  const bare = typed.replace(/[\s€]/g, '')
  const plain = bare.includes(',') ? bare.replaceAll('.', '').replace(',', '.') : bare
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined
}
