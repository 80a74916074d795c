/** The button that ends a form, in a line of its own. */
export const SubmitButton = ({ text }: { text: string }) => (
  <div>
    <button class="btn primary" type="submit">
      {text}
    </button>
  </div>
)
