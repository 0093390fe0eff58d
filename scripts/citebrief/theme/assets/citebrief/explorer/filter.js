/* Which claims fit what is asked for, and with each further choice how many would. The page is not touched here. */
"use strict"
{
  const APOSTROPHES = /[\u2018\u2019\u02bc]/g
  const MARKS = /\p{M}/gu
  const MOST_LETTERS = 200 // Of the words that are looked for, from wherever they come.
  const DAY = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

  /* Return text as words are looked for in it: without case, accents and widths of letters. */
  const plain = text => text.normalize("NFKD").replace(MARKS, "").replace(APOSTROPHES, "'").toLowerCase()

  /* Return the words of which each must occur. */
  const wordsOf = text => plain(text.slice(0, MOST_LETTERS)).split(/\s+/).filter(Boolean)

  /* Whether a text is a year, a month or a day. */
  const isDay = text => DAY.test(text)

  class Filter {
    /* `facets` and `rows` are those of the script beside the page, `statements` the words of each row. */
    constructor(facets, rows, statements) {
      this.facets = facets
      this.places = facets.map(({ choices }) => new Map(choices.map(([key], place) => [key, place])))
      this.dates = rows.map(([, dates]) => dates)
      this.taken = rows.map(([, , taken]) => taken)
      this.texts = statements.map(plain)
    }

    /* Return what parameters of an address ask for; what is unknown or no date is left out. */
    asked(parameters) {
      const day = name => (isDay(parameters.get(name) || "") ? parameters.get(name) : "")
      const chosen = this.facets.map(({ key }, facet) => {
        const places = parameters.getAll(key).map(value => this.places[facet].get(value))
        return new Set(places.filter(place => place !== undefined))
      })
      return { words: wordsOf(parameters.get("q") || ""), from: day("from"), to: day("to"), chosen }
    }

    /* Whether the span of a claim's date meets the one asked for. Dates of any length are compared as text: a year
       sorts before its days, and with "~" after them. */
    isInTime(claim, from, to) {
      if (!from && !to) return true
      const [earliest, latest] = this.dates[claim]
      const until = `${to}~`
      return earliest !== undefined && latest >= from && earliest <= until && from <= until
    }

    /* Return for each claim whether it fits, and for each choice the claims that fit all but its own facet. */
    found({ words, from, to, chosen }) {
      const counts = this.facets.map(({ choices }) => new Array(choices.length).fill(0))
      const count = (claim, facet) => this.taken[claim][facet].forEach(place => (counts[facet][place] += 1))
      const fits = this.taken.map((taken, claim) => {
        if (!words.every(word => this.texts[claim].includes(word)) || !this.isInTime(claim, from, to)) return false
        const missed = []
        taken.forEach((places, facet) => {
          if (chosen[facet].size && !places.some(place => chosen[facet].has(place))) missed.push(facet)
        })
        if (missed.length === 0) taken.forEach((_, facet) => count(claim, facet))
        if (missed.length === 1) count(claim, missed[0])
        return missed.length === 0
      })
      return { fits, counts }
    }
  }

  globalThis.citebrief = Object.assign(globalThis.citebrief || {}, { Filter, isDay, plain, wordsOf })
}
