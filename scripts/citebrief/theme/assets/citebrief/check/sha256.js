/* SHA-256 (FIPS 180-4). Browsers have their own for secure pages alone, and a briefing may be read over plain http. */
"use strict"
{
  const primes = []
  for (let number = 2; primes.length < 64; number++) if (primes.every(prime => number % prime)) primes.push(number)
  // The first 32 bits of the fractional parts of roots: a double has 52, of which at most 3 stand before the point.
  const fraction = root => ((root % 1) * 2 ** 32) | 0
  const START = primes.slice(0, 8).map(prime => fraction(Math.sqrt(prime)))
  const ROUND = primes.map(prime => fraction(Math.cbrt(prime)))

  const turned = (word, by) => (word >>> by) | (word << (32 - by))

  /* Return the bytes with a one after them, zeros up to whole blocks of 64, and their length in bits. */
  const padded = bytes => {
    const blocks = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
    blocks.set(bytes)
    blocks[bytes.length] = 0x80
    const view = new DataView(blocks.buffer)
    view.setUint32(blocks.length - 8, Math.floor(bytes.length / 2 ** 29))
    view.setUint32(blocks.length - 4, bytes.length << 3)
    return view
  }

  const schedule = (view, at, words) => {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(at + 4 * i)
    for (let i = 16; i < 64; i++) {
      const near = words[i - 2]
      const far = words[i - 15]
      words[i] =
        words[i - 16] +
        (turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)) +
        words[i - 7] +
        (turned(near, 17) ^ turned(near, 19) ^ (near >>> 10))
    }
  }

  const compress = (state, words) => {
    let [a, b, c, d, e, f, g, h] = state
    for (let i = 0; i < 64; i++) {
      const choice = (e & f) ^ (~e & g)
      const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + ROUND[i] + words[i]) | 0
      const majority = (a & b) ^ (a & c) ^ (b & c)
      const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority
      h = g
      g = f
      f = e
      e = (d + one) | 0
      d = c
      c = b
      b = a
      a = (one + two) | 0
    }
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] += word
  }

  /* Return the digest of bytes in hexadecimal. */
  const sha256 = bytes => {
    const view = padded(bytes)
    const state = new Int32Array(START)
    const words = new Int32Array(64)
    for (let at = 0; at < view.byteLength; at += 64) {
      schedule(view, at, words)
      compress(state, words)
    }
    return Array.from(state, word => (word >>> 0).toString(16).padStart(8, "0")).join("")
  }

  globalThis.citebrief = Object.assign(globalThis.citebrief || {}, { sha256 })
}
