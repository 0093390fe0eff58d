/* A mark's note at hand: on hover and focus as a card by the mark, where nothing hovers as a sheet at the bottom. */
{
  const touch = matchMedia("(hover: none)")
  const content = document.querySelector(".cb")
  const card = document.createElement("div")
  card.id = "cb-card"
  card.className = "cb-card"
  card.setAttribute("role", "tooltip")
  card.hidden = true
  content.append(card)
  let open, tapped, leaving

  const hide = () => {
    clearTimeout(leaving)
    open?.removeAttribute("aria-describedby")
    open = undefined
    tapped = false
    card.hidden = true
  }

  // The note as it stands below, without its ways back; the pointer alone goes from the mark into the card.
  const fill = note => {
    card.replaceChildren(...Array.from(note.children, child => child.cloneNode(true)))
    for (const back of card.querySelectorAll(".footnote-backref")) back.remove()
    for (const named of card.querySelectorAll("[id]")) named.removeAttribute("id")
    for (const link of card.querySelectorAll("a")) link.tabIndex = -1
  }

  const place = () => {
    if (!open || touch.matches) return
    const mark = open.getBoundingClientRect(), frame = content.getBoundingClientRect()
    const roof = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0
    const { clientWidth, clientHeight } = document.documentElement
    const needed = card.offsetHeight + 8
    const above = mark.bottom + needed > clientHeight && mark.top - needed > roof
    card.style.top = `${(above ? mark.top - needed + 4 : mark.bottom + 4) - frame.top}px`
    card.style.left = `${Math.max(8, Math.min(mark.left - 24, clientWidth - card.offsetWidth - 8)) - frame.left}px`
  }

  const show = mark => {
    clearTimeout(leaving)
    if (mark === open) return
    const note = document.getElementById(mark.getAttribute("href").slice(1))
    if (!note) return
    hide()
    fill(note)
    open = mark
    mark.setAttribute("aria-describedby", card.id)
    card.hidden = false
    place()
  }

  // Time to cross from the mark to the card; it stays as long as either is visited.
  const leave = () => {
    clearTimeout(leaving)
    leaving = setTimeout(() => {
      if (open && !tapped && !card.matches(":hover") && !open.matches(":hover, :focus-visible")) hide()
    }, 250)
  }

  const tap = (mark, event) => {
    event.preventDefault()
    const again = tapped && mark === open
    hide()
    if (again) return
    show(mark)
    tapped = true
  }

  for (const mark of content.querySelectorAll(".footnote-ref")) {
    mark.addEventListener("pointerenter", event => { if (event.pointerType === "mouse") show(mark) })
    mark.addEventListener("pointerleave", leave)
    mark.addEventListener("focus", () => { if (mark.matches(":focus-visible")) show(mark) })
    mark.addEventListener("blur", leave)
    mark.addEventListener("click", event => { touch.matches ? tap(mark, event) : hide() })
  }
  card.addEventListener("pointerleave", leave)
  addEventListener("resize", place)
  addEventListener("keydown", event => { if (event.key === "Escape") hide() })
  addEventListener("pointerup", event => {
    if (tapped && !card.contains(event.target) && !event.target.closest?.(".footnote-ref")) hide()
  })
}
