/* A quote in a text: the passages it names, and the one of them that is meant. The rules of match.py and lookup.py,
   whose docstrings say how it works; both languages run one table of cases. */
"use strict"
{
  const { first, normalise, words } = globalThis.citebrief
  const MOST_MATCHES = 1000
  const ELISIONS = /…[… ]*/

  /* Return the normalised parts of a quote between its elisions. */
  const parts = quote => normalise(quote).split(ELISIONS).map(part => part.trim())

  /* Yield where a part stands whole, overlapping places included. */
  function* placesOf(part, text, plain, [start, end]) {
    // The search is in the stretch alone, or a part that it lacks would be looked for up to the end of the text.
    const stretch = plain.slice(start, end)
    for (let at = stretch.indexOf(part); at >= 0; at = stretch.indexOf(part, at + 1)) {
      const [from, to] = [start + at, start + at + part.length]
      if (words.isStart(text, from) && words.isEdge(text, to)) yield [from, to]
    }
  }

  /* Return the places of each part; of none, where one part is not there at all. */
  const placesOfAll = (wanted, text, plain, stretch) => {
    const here = plain.slice(...stretch)
    if (!wanted.every(part => here.includes(part))) return wanted.map(() => [])
    const found = new Map()
    for (const part of new Set(wanted)) found.set(part, [...placesOf(part, text, plain, stretch)])
    return wanted.map(part => found.get(part))
  }

  const from = (places, position) => first(places.length, at => places[at][0] >= position)

  /* Return where the earliest places of parts end that follow one another, or -1 if one has none. */
  const endOfChain = (end, places) => {
    for (const found of places) {
      const at = from(found, end)
      if (at === found.length) return -1
      end = found[at][1]
    }
    return end
  }

  /* Yield the first and the last part's span for each pair of them. */
  function* pairs(wanted, text, plain, stretch) {
    let limit = -1
    let places = []
    let hopeless = false
    for (const one of placesOf(wanted[0], text, plain, stretch)) {
      if (wanted.length === 1) {
        yield [one, one]
        continue
      }
      if (one[0] >= limit) {
        limit = plain.indexOf("\n", one[0])
        if (limit < 0 || limit >= stretch[1]) limit = stretch[1]
        places = placesOfAll(wanted.slice(1), text, plain, [one[1], limit])
        hopeless = places.some(found => !found.length)
      }
      const ends = places[places.length - 1]
      const end = hopeless ? -1 : endOfChain(one[1], places.slice(0, -1))
      const last = end < 0 ? ends.length : from(ends, end)
      hopeless = last === ends.length
      for (let at = last; at < ends.length; at++) yield [one, ends[at]]
    }
  }

  const place = (text, [[start], [, end]]) => {
    const [one, last] = [text.paragraphAt(start), text.paragraphAt(end - 1)]
    return {
      paragraph: one === last ? `${one}` : `${one}-${last}`,
      start: text.offset(text.unit(start)),
      end: text.offset(text.unit(end - 1) + 1),
    }
  }

  /* Return the passages a quote names, at most MOST_MATCHES, in one paragraph ("9") or over several ("9-10"). */
  const matches = (quote, text, paragraphs) => {
    const [one, last] = (paragraphs || "").split("-")
    const stretch = paragraphs ? text.stretch(+one, +(last || one)) : [0, text.plain.length]
    const wanted = parts(quote)
    if (!stretch || !wanted.every(words.hasLetter)) return []
    const plain = last ? text.plain.replace(/\n/g, " ") : text.plain
    const found = []
    for (const pair of pairs(wanted, text, plain, stretch)) {
      found.push(place(text, pair))
      if (found.length === MOST_MATCHES) break
    }
    return found
  }

  /* Return the one place of a quote, or the code of why there is none with the places that it fits. */
  const lookUp = ({ quote, paragraph, occurrence }, text) => {
    const named = matches(quote, text, paragraph)
    if (!named.length) {
      if (!parts(quote).every(words.hasLetter)) return { code: "CB203", places: [] }
      const everywhere = paragraph ? matches(quote, text) : []
      return { code: everywhere.length ? "CB209" : "CB201", places: everywhere }
    }
    if (occurrence > named.length) return { code: "CB209", places: named }
    if (occurrence) return { places: [named[occurrence - 1]] }
    return named.length > 1 ? { code: "CB202", places: named } : { places: named }
  }

  Object.assign(globalThis.citebrief, { lookUp })
}
