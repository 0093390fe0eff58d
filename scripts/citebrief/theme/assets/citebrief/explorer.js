{% include "assets/citebrief/explorer/filter.js" %}
{% include "assets/citebrief/explorer/controls.js" %}
{% include "assets/citebrief/explorer/page.js" %}
