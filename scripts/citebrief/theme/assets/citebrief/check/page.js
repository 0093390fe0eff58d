/* The page "Check it yourself": takes a file, says whether it is the one we read, and looks up in it each passage that
   is cited from the source. The file is read here and goes nowhere. */
"use strict"
{
  const { counts, digests, examine, passages, sections, sha256, SourceText } = globalThis.citebrief
  const [tool, input, choice, status, found] = ["tool", "file", "source", "status", "found"].map(name =>
    document.getElementById(`check-${name}`)
  )
  const MOST_BYTES = 20e6 // No text that a briefing reads is larger.
  const MOST_MILLISECONDS = 40 // The page pauses between passages; one passage of a very large text can take longer.
  let file = null // The file in hand: its name, its bytes and their digest.
  let turn = 0 // The number of the last thing asked for; what was asked before it is dropped.

  const say = (sentence, ...content) => {
    status.textContent = sentence
    found.replaceChildren(...content)
  }

  /* Let the browser show, and take, what is waiting. */
  const pause = () => new Promise(resolve => setTimeout(resolve))

  /* Load what is cited from a source: as a script, since a page from disk may read nothing else. */
  const load = id =>
    new Promise((resolve, reject) => {
      if (passages.has(id)) return resolve(passages.get(id))
      const script = document.createElement("script")
      script.src = `passages/${id}.js`
      script.onload = () => resolve(passages.get(id))
      script.onerror = () => reject(new Error(`cannot load ${script.src}`))
      document.head.append(script)
    })

  const decoded = bytes => {
    try {
      return SourceText.fromBytes(bytes)
    } catch {
      return null
    }
  }

  /* Look up every passage of the source chosen in the file in hand, and show what became of them. */
  const check = async () => {
    const mine = ++turn
    const [source] = choice.selectedOptions
    const { name, bytes, digest } = file
    const ours = source.dataset.sha256
    const facts = digests(name, digest, ours)
    if (!source.value) return say("This file is none of those that we read. Choose the document it should be.", facts)
    const identity = ours === digest
      ? `This is, byte for byte, the file that we read as ${source.text}.`
      : `This file is not the one that we read as ${source.text}: its SHA-256 is another.`
    say("Looking up the passages …")
    await pause()
    if (mine !== turn) return
    const text = decoded(bytes)
    if (!text) return say(`${identity} It is not valid UTF-8, so no passage can be looked up in it.`, facts)
    const cited = await load(source.value).catch(() => null)
    if (mine !== turn) return
    if (!cited) return say(`${identity} The list of passages could not be loaded.`, facts)
    const results = []
    let since = performance.now()
    for (const each of cited) {
      results.push({ cited: each, ...examine(each, text) })
      if (performance.now() - since < MOST_MILLISECONDS) continue
      await pause()
      if (mine !== turn) return
      since = performance.now()
    }
    say(`${identity} ${counts(results)}`, facts, ...sections(results))
  }

  /* Choose the source whose file has this SHA-256, or else, where the reader has chosen none, this name. */
  const recognise = () => {
    const options = [...choice.options]
    const same = options.filter(option => option.dataset.sha256 === file.digest)
    const alike = choice.value ? [] : options.filter(option => option.dataset.file === file.name)
    const [known] = same.length ? same : alike
    if (known && !same.includes(choice.selectedOptions[0])) choice.value = known.value
  }

  const take = async given => {
    const mine = ++turn
    file = null
    if (!given) return say("")
    say(`Reading ${given.name} …`)
    if (given.size > MOST_BYTES) return say(`${given.name} is larger than any text that we read.`)
    const buffer = await given.arrayBuffer().catch(() => null)
    await pause()
    if (mine !== turn) return
    if (!buffer) return say(`${given.name} could not be read.`)
    const bytes = new Uint8Array(buffer)
    file = { name: given.name, bytes, digest: sha256(bytes) }
    recognise()
    await check()
  }

  /* A link from a source's page names the source. */
  const preselect = () => {
    const named = document.getElementById(location.hash.slice(1))
    if (named && named.parentNode === choice) choice.value = named.value
  }

  const holdsFiles = event => event.dataTransfer && [...event.dataTransfer.types].includes("Files")

  input.addEventListener("change", () => take(input.files[0]))
  choice.addEventListener("change", () => file && check())
  addEventListener("hashchange", () => {
    preselect()
    if (file) check()
  })
  // A file may be dropped anywhere on the page, or the browser would leave the page for one that missed its place.
  addEventListener("dragover", event => {
    if (holdsFiles(event)) event.preventDefault()
  })
  addEventListener("drop", event => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    input.files = event.dataTransfer.files
    take(input.files[0])
  })
  input.value = "" // A reloaded page may still name the file it was given before.
  preselect()
  tool.hidden = false
  document.getElementById("check-needs").hidden = true
}
