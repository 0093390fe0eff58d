/* A source's text as it is matched: the rules of text.py. Strings of JavaScript are UTF-16, so positions inside count
   its units; offsets that are given out or taken in count code points, as everywhere else. */
"use strict"
{
  const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`]/g
  const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g
  const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g
  const DROPPED = "\\u00ad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff"
  const SPACES =
    "\\t\\x0b\\x0c\\x1c-\\x1f \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
  const UNSEEN = SPACES + DROPPED
  // What is not kept as it is; a single space is.
  const CHANGED = new RegExp(`(?! )[${UNSEEN}][${UNSEEN}]*| [${UNSEEN}]+`, "g")
  const LINE = /[^\r\n]+/g
  const SEEN = new RegExp(`[^${UNSEEN}]`)
  const SPACE = new RegExp(`[${SPACES}]`)
  const HIGH = /[\ud800-\udbff]/g

  const typed = text => text.replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"').replace(DASHES, "-")
  const replaced = stretch => (SPACE.test(stretch) ? " " : "")

  /* Return a text without line breaks as it is compared. */
  const normalise = text => typed(text).replace(CHANGED, replaced)

  /* Return the first number below `count` for which something holds that then holds for all; or `count`. */
  const first = (count, holds) => {
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >> 1
      if (holds(middle)) high = middle
      else low = middle + 1
    }
    return low
  }

  class SourceText {
    constructor(raw) {
      this.raw = raw
      this.lines = Array.from(raw.matchAll(LINE), found => [found.index, found.index + found[0].length]).filter(
        ([start, end]) => SEEN.test(raw.slice(start, end))
      )
      this.pairs = Array.from(raw.matchAll(HIGH), found => found.index)
      this.map()
    }

    /* Decode strict UTF-8, byte-order mark kept; throw TypeError for anything else. */
    static fromBytes(bytes) {
      return new SourceText(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes))
    }

    /* Make the normalised text, the places where the map bends in it and in the text, and paragraph starts. */
    map() {
      const plain = typed(this.raw)
      const pieces = []
      let position = 0
      const keep = (start, end) => {
        this.here.push(position)
        this.there.push(start)
        pieces.push(plain.slice(start, end))
        position += end - start
      }
      this.here = []
      this.there = []
      this.starts = []
      for (const [start, end] of this.lines.map(line => this.trimmed(line))) {
        this.starts.push(position)
        let last = start
        for (const found of plain.slice(start, end).matchAll(CHANGED)) {
          const at = start + found.index
          keep(last, at)
          if (replaced(found[0])) {
            this.here.push(position)
            this.there.push(at)
            pieces.push(" ")
            position += 1
          }
          last = at + found[0].length
        }
        keep(last, end)
        pieces.push("\n")
        position += 1
      }
      this.plain = pieces.join("")
    }

    /* Return a line without what is not seen at its ends. */
    trimmed([start, end]) {
      while (!SEEN.test(this.raw[start])) start += 1
      while (!SEEN.test(this.raw[end - 1])) end -= 1
      return [start, end]
    }

    /* Return the unit of the text as supplied that a position of the normalised one was made from. */
    unit(position) {
      const bend = first(this.here.length, at => this.here[at] > position) - 1
      return this.there[bend] + position - this.here[bend]
    }

    /* Return the offset in code points of a unit of the text as supplied. */
    offset(unit) {
      return unit - first(this.pairs.length, at => this.pairs[at] >= unit)
    }

    /* Return the words between two offsets. */
    between(start, end) {
      const unit = offset => offset + first(this.pairs.length, at => this.pairs[at] - at >= offset)
      return this.raw.slice(unit(start), unit(end))
    }

    /* Return the number, counted from 1, of the paragraph that a normalised position is in. */
    paragraphAt(position) {
      return first(this.starts.length, at => this.starts[at] > position)
    }

    /* Return the span in the normalised text of paragraphs `one` to `last`; null if they are not there. */
    stretch(one, last) {
      if (!(one >= 1 && one <= last && last <= this.starts.length)) return null
      const end = last < this.starts.length ? this.starts[last] : this.plain.length
      return [this.starts[one - 1], end - 1]
    }
  }

  globalThis.citebrief = Object.assign(globalThis.citebrief || {}, { normalise, first, SourceText })
}
