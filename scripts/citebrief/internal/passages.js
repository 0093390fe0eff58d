/* Shows a passage as a whole, in all segments and paragraphs it runs through, while its note or its words are pointed
   at, while the note has the focus, and when the address names it. Without this its first segment shows alone. */
const lit = (name, anchors) => {
  for (const part of document.querySelectorAll(`.${name}`)) part.classList.remove(name)
  for (const anchor of anchors)
    for (const part of document.querySelectorAll(`[data-of~="${CSS.escape(anchor)}"]`)) part.classList.add(name)
}
const pointed = event => {
  const part = event.target.closest?.("[data-of]")
  lit("cb-pointed", part ? part.dataset.of.split(" ") : [])
}
const asked = () => lit("cb-asked-for", [location.hash.slice(1)])

for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, pointed)
document.addEventListener("focusout", () => lit("cb-pointed", []))
addEventListener("hashchange", asked)
asked()
