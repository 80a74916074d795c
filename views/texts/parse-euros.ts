/** An entered amount, `58,31`, `1.058,31` or `58.31`, in cents; undefined if it is invalid. */
export const parseEuros = (input: string): number | undefined => {
  const digits = input.replace(/[\s€]/g, '')
  const amount = digits.includes(',') ? digits.replaceAll('.', '').replace(',', '.') : digits
  return /^\d{1,7}(\.\d{1,2})?$/.test(amount) ? Math.round(Number(amount) * 100) : undefined
}
