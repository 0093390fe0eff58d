/* Escape puts a note's card away and leaves the focus where it is (WCAG 1.4.13); the next visit shows it again. */
addEventListener("keydown", event => {
  if (event.key === "Escape")
    for (const card of document.querySelectorAll(".md-tooltip2--active")) card.hidden = true
})
