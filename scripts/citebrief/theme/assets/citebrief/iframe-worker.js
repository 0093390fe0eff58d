/* Search from disk: browsers start no worker from a file: address, so the search script runs in a hidden frame.
   Material calls it as it would a worker; `importScripts` gives a promise here, which its script waits for. */
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
      this.ready = this.load(url)
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
