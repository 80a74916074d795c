type Props = {
  texts: { title: string; text: string; sentTitle: string; sentText: string }
  /** The form was posted, whatever was found. */
  isSent: boolean
}

/** Above a form that asks for a link by mail: what it brings, or that the mail is on its way. */
export const MailedLinkIntro = ({ texts, isSent }: Props) => (
  <>
    <h1>{texts.title}</h1>
    {isSent ? (
      <div class="notice good" role="status">
        <h2>{texts.sentTitle}</h2>
        <p>{texts.sentText}</p>
      </div>
    ) : (
      <p class="lead">{texts.text}</p>
    )}
  </>
)
