/* A button below each ready citation copies it; where the browser does not let it, the words are selected. */
{
  const said = document.createElement("p")
  said.setAttribute("role", "status")
  said.className = "cb-hidden"

  const copy = async (button, text) => {
    try {
      await navigator.clipboard.writeText(text.innerText.trim())
      button.textContent = said.textContent = "Copied"
    } catch {
      getSelection().selectAllChildren(text)
      button.textContent = said.textContent = "Selected: press Ctrl+C or \u2318C"
    }
    setTimeout(() => { button.textContent = "Copy"; said.textContent = "" }, 4000)
  }

  for (const panel of document.querySelectorAll(".cb-cite-text")) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "cb-copy"
    button.textContent = "Copy"
    const style = panel.dataset.name
    button.setAttribute("aria-label", style ? `Copy as ${style}` : "Copy the permanent address")
    button.addEventListener("click", () => copy(button, panel.firstElementChild))
    panel.append(button)
  }
  document.querySelector(".cb-cite")?.append(said)
}
