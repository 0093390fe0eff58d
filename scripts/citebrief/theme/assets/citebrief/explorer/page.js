/* The index of claims, filtered: controls from what the script beside the page holds, the state in the address after
   the number sign. Rows and their order stay those of the page; what does not fit is hidden. */
"use strict"
{
  const { claims, controls, Filter, isDay } = globalThis.citebrief
  const [form, details, active, found, status, clear] = ["form", "facets", "chosen", "found", "count", "clear"].map(
    name => document.getElementById(`explore_${name}`)
  )
  const wide = matchMedia("(min-width: 60em)") // The controls stand beside the list.
  const PAUSE = 300 // Milliseconds without a letter typed, after which the address follows.
  const ROW = 3.6 // About the height of a row in rem.
  const number = count => count.toLocaleString("en")

  /* Rows of the page by the id of their claim, which is the name of the page they link to. */
  const rows = new Map(
    Array.from(document.querySelectorAll(".cb-claims > ul > li"), row => {
      const link = row.querySelector("a")
      return [link.pathname.split("/").pop().replace(/\.html$/, ""), { row, statement: link.textContent }]
    })
  )
  const listed = claims.rows.filter(([id]) => rows.has(id))
  const elements = listed.map(([id]) => rows.get(id).row)
  const filter = new Filter(claims.facets, listed, listed.map(([id]) => rows.get(id).statement))
  const sections = Array.from(document.querySelectorAll(".cb-claims"), list => ({
    heading: list.previousElementSibling,
    list,
    members: listed.flatMap(([id], claim) => (list.contains(rows.get(id).row) ? [claim] : [])),
  }))
  const withdrawn = document.querySelectorAll(".cb-withdrawn")

  const facets = claims.facets.map(facet => {
    const { fieldset, choices } = controls(facet)
    details.insertBefore(fieldset, document.getElementById("explore_dates"))
    return choices
  })
  const fields = [form.elements.q, form.elements.from, form.elements.to]
  const dates = fields.slice(1)

  /* What the controls ask for, as parameters of an address. */
  const asked = () => {
    const given = Array.from(new FormData(form)).map(([name, value]) => [name, value.trim()])
    const known = given.filter(([name, value]) => value && (isDay(value) || !["from", "to"].includes(name)))
    return new URLSearchParams(known)
  }

  /* Show what fits, and write only what is otherwise than before. */
  const show = () => {
    const parameters = asked()
    const { fits, counts } = filter.found(filter.asked(parameters))
    const fitting = fits.filter(Boolean).length
    const names = Array.from(parameters.keys())
    const asking = names.length > 0
    elements.forEach((row, claim) => {
      if (row.hidden === fits[claim]) row.hidden = !fits[claim]
    })
    for (const { heading, list, members } of sections) {
      const seen = members.filter(claim => fits[claim]).length
      heading.hidden = list.hidden = seen === 0
      list.style.containIntrinsicHeight = `${seen * ROW}rem` // What it takes until it comes into sight.
    }
    for (const part of withdrawn) part.hidden = asking
    facets.forEach((choices, facet) =>
      choices.forEach(({ row, counted }, place) => {
        const count = number(counts[facet][place])
        if (counted.textContent === count) return
        counted.textContent = count
        row.classList.toggle("cb-choice--none", count === "0")
      })
    )
    for (const field of dates) {
      const text = field.value.trim()
      field.setAttribute("aria-invalid", String(text !== "" && !isDay(text)))
    }
    const filters = names.filter(name => name !== "q").length
    active.textContent = filters ? `(${filters})` : ""
    const all = `${number(elements.length)} ${elements.length === 1 ? "claim" : "claims"}`
    status.textContent = asking ? `${number(fitting)} of ${all}` : all
    clear.hidden = !asking
  }

  /* Write the state into the address: as a step to come back to, or in place of the last. */
  let later = 0
  const remember = step => {
    clearTimeout(later)
    const state = asked().toString()
    const [address, now = ""] = location.href.split("#")
    if (state !== now) history[step ? "pushState" : "replaceState"](null, "", state ? `${address}#${state}` : address)
  }

  /* Set the controls as the address says; a fragment that asks for nothing is a place on the page. */
  const restore = () => {
    const fragment = location.hash.slice(1)
    if (fragment && !fragment.includes("=")) return show()
    const parameters = new URLSearchParams(fragment)
    for (const field of fields) field.value = (parameters.get(field.name) || "").slice(0, field.maxLength)
    for (const field of dates) if (!isDay(field.value)) field.value = ""
    claims.facets.forEach(({ key }, facet) => {
      const values = new Set(parameters.getAll(key))
      for (const { box } of facets[facet]) {
        box.checked = values.has(box.value)
        if (box.checked) box.closest(".cb-more")?.setAttribute("open", "")
      }
    })
    show()
  }

  /* Beside the list the controls stay where they are, so what was asked for is shown from its start. */
  const answer = () => {
    show()
    const explorer = form.parentElement
    if (wide.matches && explorer.getBoundingClientRect().top < 0) explorer.scrollIntoView()
  }

  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("input", ({ target }) => {
    if (!target.name) return
    answer()
    clearTimeout(later)
    if (target.type !== "checkbox") later = setTimeout(remember, PAUSE)
  })
  form.addEventListener("change", ({ target }) => {
    if (target.name) remember(target.type === "checkbox")
  })
  clear.addEventListener("click", () => {
    for (const field of fields) field.value = ""
    for (const { box } of facets.flat()) box.checked = false
    answer()
    remember(true)
    details.firstElementChild.focus({ preventScroll: true })
  })
  addEventListener("hashchange", restore)

  /* Beside the list the controls are open, above it they are a line. */
  const fold = () => (details.open = wide.matches)
  wide.addEventListener("change", fold)
  fold()
  form.hidden = found.hidden = false
  restore()
}
