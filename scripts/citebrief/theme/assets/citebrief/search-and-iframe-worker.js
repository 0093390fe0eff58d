/* The search costs a page nothing until someone goes to it: its index is as large as the briefing, its worker a ninth
   of what a page may weigh. (The name of this file must hold "iframe-worker", or Material would load one of another
   host.) */
const searchWanted = new Promise(resolve => {
  const isSearch = event => event.target.id === "__search" || event.target.closest?.(".md-search")
  for (const type of ["focusin", "change"])
    addEventListener(type, event => isSearch(event) && resolve())
})

/* Hosted, Material asks for the index and starts the worker with every page. */
window.XMLHttpRequest = class extends XMLHttpRequest {
  open(method, url, ...rest) {
    this.waits = new URL(url, location).pathname.endsWith("/search/search_index.json")
    super.open(method, url, ...rest)
  }

  send(body) {
    if (this.waits) searchWanted.then(() => super.send(body))
    else super.send(body)
  }
}

if (location.protocol !== "file:") {
  const Started = window.Worker
  window.Worker = class extends EventTarget {
    constructor(url) {
      super()
      this.worker = searchWanted.then(() => {
        const worker = new Started(url)
        worker.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent("message", { data }))
        worker.onerror = ({ message }) => this.dispatchEvent(new ErrorEvent("error", { message }))
        return worker
      })
    }

    postMessage(data) {
      this.worker.then(worker => worker.postMessage(data))
    }

    terminate() {
      this.worker.then(worker => worker.terminate())
    }
  }
}

/* From disk, browsers start no worker, so the search script runs in a hidden frame. Material calls it as it would a
   worker; `importScripts` gives a promise here, which its script waits for. */
if (location.protocol === "file:") {
  // By the second name Material's script knows where the files of other languages are.
  window.Worker = window.IFrameWorker = class extends EventTarget {
    constructor(url) {
      super()
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      document.body.append(this.frame)
      this.inner = this.frame.contentWindow
      // Opened and closed, the empty document is not replaced by a later one (Firefox).
      this.inner.document.open()
      this.inner.document.write("<!doctype html><title>Search</title><body>")
      this.inner.document.close()
      this.inner.postMessage = data => this.dispatchEvent(new MessageEvent("message", { data }))
      this.inner.importScripts = (...urls) =>
        urls.reduce((before, next) => before.then(() => this.load(next)), Promise.resolve())
      this.ready = searchWanted.then(() => this.load(url))
      this.ready.catch(error => this.dispatchEvent(new ErrorEvent("error", { error, message: error.message })))
    }

    load(url) {
      return new Promise((resolve, reject) => {
        const script = this.inner.document.createElement("script")
        script.src = new URL(url, location)
        script.onload = () => resolve()
        script.onerror = () => reject(new Error(`cannot load ${script.src}`))
        this.inner.document.body.append(script)
      })
    }

    postMessage(data) {
      this.ready.then(() => this.inner.dispatchEvent(new MessageEvent("message", { data })), () => {})
    }

    terminate() {
      this.frame.remove()
    }
  }
}
