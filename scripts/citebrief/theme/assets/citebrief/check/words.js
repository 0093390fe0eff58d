/* Where a quote may begin and end: the rules of words.py. Letters are Unicode's L and N, as Python's isalnum has them,
   decimals its Nd; characters that are younger than a browser's Unicode are none of these. */
"use strict"
{
  const LETTER = /[\p{L}\p{N}_]/u
  const DECIMAL = /\p{Nd}/u
  const MARK = /[\p{M}\u0e33\u0eb3\uff9e\uff9f]/u
  // Skin tones and tags belong to the symbol before.
  const SYMBOL = /[\p{So}\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]/u
  const UNSPACED = new RegExp(
    "[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff" +
      "\\uf900-\\ufaff\\uff66-\\uff9f\\u{1b000}-\\u{1b16f}\\u{20000}-\\u{3ffff}]",
    "u"
  )
  const JOINERS = "'\u2019.,\u2010\u2011-"
  const FIGURE_JOINERS = ":/"
  const STACKING = "\u1039\u17d2"

  const isLetter = character => LETTER.test(character)
  const hasLetter = isLetter
  const isDecimal = character => DECIMAL.test(character)
  const isMark = character => MARK.test(character)
  const isSymbol = character => SYMBOL.test(character)
  const isSpaced = character => isLetter(character) && !UNSPACED.test(character)

  /* Return the character at a unit, or before one, of two units where it has two. */
  const at = (text, unit) => String.fromCodePoint(text.codePointAt(unit))
  const before = (text, unit) => {
    const last = text[unit - 1]
    return last >= "\udc00" && last <= "\udfff" && unit > 1 ? at(text, unit - 2) : last
  }

  /* Return the last character before a position that is no mark. */
  const base = (plain, position) => {
    let character = before(plain, position)
    while (position > character.length && isMark(character)) {
      position -= character.length
      character = before(plain, position)
    }
    return character
  }

  const followsWord = (plain, position) => position > 0 && isLetter(base(plain, position))

  /* Whether a joiner stands at a position, between two parts of one word. */
  const isJoined = (text, position) => {
    const { plain, raw } = text
    if (!(position > 0 && position < plain.length - 1 && isSpaced(at(plain, position + 1)))) return false
    const unit = text.unit(position)
    if (FIGURE_JOINERS.includes(raw[unit])) return isDecimal(before(raw, unit)) && isDecimal(at(raw, unit + 1))
    return JOINERS.includes(raw[unit]) && isSpaced(base(plain, position))
  }

  /* Whether a quote may begin or end at a position of a normalised text. */
  const isEdge = (text, position) => {
    const { plain } = text
    const after = position < plain.length ? at(plain, position) : "\n"
    const last = plain[position - 1]
    if (after === " " || after === "\n" || position === 0 || last === " " || last === "\n") return !isMark(after)
    const character = base(plain, position)
    if (isMark(after) || STACKING.includes(last)) return false
    if (isLetter(character) && isLetter(after)) return !(isSpaced(character) && isSpaced(after))
    if (isSymbol(character) && isSymbol(after)) return false
    if (last === "-" && isDecimal(after) && !followsWord(plain, position - 1)) return false
    return !(isJoined(text, position) || isJoined(text, position - 1))
  }

  /* Whether a quote may begin at a position: at an edge, and not at a dash that would become a minus. */
  const isStart = (text, position) => {
    const figure = text.plain[position] === "-" && isDecimal(at(text.plain, position + 1))
    return isEdge(text, position) && !(figure && followsWord(text.plain, position))
  }

  const words = { hasLetter, isLetter, isDecimal, isMark, isSymbol, isSpaced, isEdge, isStart }
  globalThis.citebrief = Object.assign(globalThis.citebrief || {}, { words })
}
