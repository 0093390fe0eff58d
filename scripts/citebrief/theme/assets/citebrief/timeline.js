/* Narrows the timeline to a topic, a source or an entity. What is chosen stands in the address after "#", so that
   it can be kept and passed on; without this script the whole list stands there. */
{
  const form = document.querySelector(".cb-choices")
  const events = [...document.querySelectorAll(".cb-event")]
  const status = form?.querySelector("[role=status]")
  const clear = form?.querySelector("button")
  const selects = [...form?.querySelectorAll("select") ?? []]

  /* A heading stands in the first event of its year; where that one goes, the next takes it over. */
  const years = []
  for (const event of events) {
    const heading = event.querySelector("h2")
    if (heading) years.push({ heading, events: [] })
    years.at(-1)?.events.push(event)
  }

  const show = () => {
    const chosen = selects.filter(select => select.value)
    for (const event of events)
      event.hidden = !chosen.every(({ name, value }) => event.dataset[name].split(" ").includes(value))
    for (const year of years) year.events.find(event => !event.hidden)?.prepend(year.heading)
    const shown = events.filter(event => !event.hidden).length
    status.textContent = `${shown} of ${events.length} events`
    clear.hidden = !chosen.length
  }

  const keep = () => {
    const chosen = new URLSearchParams(selects.filter(select => select.value).map(({ name, value }) => [name, value]))
    const state = String(chosen) // its size is unknown to browsers of a few years ago
    history.replaceState(null, "", state ? `#${state}` : location.pathname + location.search)
  }

  /* An address that names an event, not a choice, leaves the choice as it is. */
  const read = () => {
    const named = new URLSearchParams(location.hash.slice(1))
    if (!selects.some(({ name }) => named.has(name))) return
    for (const select of selects) {
      select.value = named.get(select.name) ?? ""
      if (select.selectedIndex < 0) select.value = ""
    }
  }

  if (form) {
    form.addEventListener("change", () => { show(); keep() })
    form.addEventListener("reset", () => setTimeout(() => { show(); keep(); selects[0].focus() }))
    form.addEventListener("submit", event => event.preventDefault())
    addEventListener("hashchange", () => { read(); show() })
    read()
    show()
    form.hidden = false
  }
}
