/* What is typed leaves standing the pages, and within them the entries, that hold every word of it. */
{
  const field = document.querySelector(".cb-find"), input = field.querySelector("input")
  const said = field.querySelector("output"), contents = document.querySelector(".cb-parts")
  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  const unit = element => ({ element, text: plain(element.textContent) })
  const entries = ".cb-event, .cb-comparison, .cb-use, .cb-list > ul > li"
  let pages

  // Read on the first letter typed: opening the file costs nothing then.
  const read = () => pages ??= [...document.querySelectorAll("main > section")].map(page =>
    ({ ...unit(page), entries: [...page.querySelectorAll(entries)].map(unit) }))

  const find = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean)
    const holds = ({ text }) => words.every(word => text.includes(word))
    let shown = 0
    for (const page of read()) {
      page.element.hidden = !holds(page)
      shown += !page.element.hidden
      // Where no entry holds them all, the words stand beside the entries, and all of these belong to them.
      const some = page.entries.some(holds)
      for (const entry of page.entries) entry.element.hidden = some && !holds(entry)
    }
    contents.hidden = words.length > 0
    said.textContent = words.length ? `${shown} of ${pages.length} pages` : ""
  }

  // A link to what is not shown shows all again.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1))
    if (!target?.closest("[hidden]")) return
    input.value = ""
    find()
    target.scrollIntoView()
  }

  input.addEventListener("input", () => {
    find()
    document.querySelector("main").scrollIntoView()
  })
  input.addEventListener("keydown", event => {
    if (event.key !== "Escape") return
    input.value = ""
    find()
  })
  addEventListener("hashchange", reveal)
  field.hidden = false
}
