/* The controls of a facet: a group of checkboxes, each with its label and the place for its count. */
"use strict"
{
  const { plain, wordsOf } = globalThis.citebrief

  const element = (tag, className, ...content) => {
    const made = document.createElement(tag)
    if (className) made.className = className
    made.append(...content)
    return made
  }

  /* A checkbox with its label and the place for its count. */
  const choice = (facet, [key, label, sign]) => {
    const box = element("input")
    Object.assign(box, { type: "checkbox", name: facet.key, value: key })
    const mark = sign ? [element("span", "cb-sign", sign), " "] : []
    mark[0]?.setAttribute("aria-hidden", "true") // The word beside it says the same.
    const text = element("span", "cb-choice-label", ...mark, label)
    const counted = element("span", "cb-choice-count")
    return { box, label, counted, row: element("label", "cb-choice", box, text, " ", counted) }
  }

  /* The less frequent choices of a facet, behind a field that narrows them. */
  const others = choices => {
    const field = element("input")
    field.type = "search"
    const rest = element("details", "cb-more", element("summary", "", `${choices.length.toLocaleString("en")} more`))
    rest.append(element("label", "cb-narrow", "Names with ", field), ...choices.map(each => each.row))
    field.addEventListener("input", () => {
      const words = wordsOf(field.value)
      for (const { row, label } of choices) row.hidden = !words.every(word => plain(label).includes(word))
    })
    return rest
  }

  /* Return the group of a facet, and its choices in their order. */
  const controls = facet => {
    const choices = facet.choices.map(each => choice(facet, each))
    const shown = choices.slice(0, facet.shown)
    const fieldset = element("fieldset", "", element("legend", "", facet.legend), ...shown.map(each => each.row))
    if (choices.length > shown.length) fieldset.append(others(choices.slice(facet.shown)))
    return { fieldset, choices }
  }

  globalThis.citebrief.controls = controls
}
