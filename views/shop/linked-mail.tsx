/** A text in which this address is a link to write to. */
export const LinkedMail = ({ text, mail }: { text: string; mail: string }) => {
  const [before = '', ...rest] = text.split(mail)
  return (
    <>
      {before}
      {rest.map((after) => (
        <>
          <a href={`mailto:${mail}`}>{mail}</a>
          {after}
        </>
      ))}
    </>
  )
}
