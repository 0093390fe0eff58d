/* What becomes of a cited passage in a reader's text: whether it stands where it was recorded, elsewhere, or not. */
"use strict"
{
  const { lookUp, sha256 } = globalThis.citebrief
  const utf8 = new TextEncoder()

  const digest = ({ start, end }, text) => sha256(utf8.encode(text.between(start, end)))

  /* Without a quote, as the source's words are not published, the passage can be known by its SHA-256 alone. */
  const byDigest = ({ passage }, text) => {
    const same = digest(passage, text) === passage.sha256
    return { outcome: same ? "there" : "unsought", places: same ? [passage] : [], same }
  }

  /* Return the outcome with the places that the quote fits, and whether the one place has the very words we read. */
  const examine = (cited, text) => {
    if (!cited.quote) return byDigest(cited, text)
    const { passage } = cited
    const { places } = lookUp(cited, text)
    if (places.length !== 1) return { outcome: places.length ? "several" : "missing", places, same: false }
    const same = digest(places[0], text) === passage.sha256
    const there = places[0].start === passage.start && places[0].end === passage.end
    return { outcome: there ? (same ? "there" : "altered") : "elsewhere", places, same }
  }

  Object.assign(globalThis.citebrief, { examine, passages: new Map() })
}
