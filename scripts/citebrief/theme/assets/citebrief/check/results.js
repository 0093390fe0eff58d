/* What became of the passages cited from a source, as elements of the page. All of it is set as text, never as HTML:
   a file's name may be anything. */
"use strict"
{
  const element = (tag, classes, ...content) => {
    const made = document.createElement(tag)
    if (classes) made.className = classes
    made.append(...content)
    return made
  }

  const placed = ({ paragraph, start, end }) =>
    `paragraph${paragraph.includes("-") ? "s" : ""} ${paragraph.replace("-", "–")}, characters ${start}–${end}`

  const MOST_PLACES = 5
  const here = places => {
    const listed = places.slice(0, MOST_PLACES).map(placed).join(" or ")
    return `in your file: ${listed}${places.length > MOST_PLACES ? " …" : ""}`
  }
  const letters = same => (same ? "the same to the letter" : "not the same to the letter")

  // Each outcome with its heading, the beginning of which serves for the counts, and what is said of a passage.
  const OUTCOMES = [
    ["missing", "not there", () => []],
    ["several", "where the quote fits several places", ({ places }) => [here(places)]],
    ["altered", "at the recorded place in other words", () => ["the quote fits, the passage has changed"]],
    ["unsought", "not at the recorded place; not looked for elsewhere, as its words are not published", () => []],
    ["elsewhere", "found elsewhere", ({ places, same }) => [here(places), letters(same)]],
    ["there", "found at the recorded place", () => []],
  ]

  const row = ({ cited, ...result }, note) => {
    const link = element("a", "", cited.statement)
    link.href = `claims/${cited.claim}.html#e${cited.evidence}`
    const mark = element("span", "cb-pilcrow", `¶ ${cited.passage.paragraph}`)
    const made = element("article", "cb-use")
    made.append(element("p", "cb-use-claim", mark, cited.withdrawn ? " withdrawn: " : " ", link))
    if (cited.quote) made.append(element("blockquote", "", element("p", "", `“${cited.quote}”`)))
    const recorded = result.outcome === "there" ? "" : "recorded: "
    made.append(element("p", "cb-passage", [recorded + placed(cited.passage), ...note(result)].join("; ")))
    return made
  }

  /* Return a section for each outcome that there is, what needs looking at first. */
  const sections = results =>
    OUTCOMES.flatMap(([outcome, title, note]) => {
      const those = results.filter(result => result.outcome === outcome)
      const head = element("h2", "", `${those.length} ${title}`)
      return those.length ? [element("section", "", head, ...those.map(result => row(result, note)))] : []
    })

  /* Return how many passages there are and what became of them. */
  const counts = results => {
    const counted = OUTCOMES.map(([outcome, title]) => [results.filter(each => each.outcome === outcome).length, title])
    const listed = counted.filter(([count]) => count).map(([count, title]) => `${count} ${title.split(";")[0]}`)
    const cited = results.length === 1 ? "1 passage is cited from it" : `${results.length} passages are cited from it`
    return listed.length ? `${cited}: ${listed.join(", ")}.` : `${cited}.`
  }

  /* Return the SHA-256 of the file, and ours where it is another. */
  const digests = (name, digest, ours) => {
    const facts = [["File", name], ["Its SHA-256", element("code", "", digest)]]
    if (ours && ours !== digest) facts.push(["Ours", element("code", "", ours)])
    const listed = facts.flatMap(([term, value]) => [element("dt", "", term), element("dd", "", value)])
    return element("div", "cb-facts", element("dl", "", ...listed))
  }

  Object.assign(globalThis.citebrief, { sections, counts, digests })
}
