{% include "assets/citebrief/check/sha256.js" %}
{% include "assets/citebrief/check/text.js" %}
{% include "assets/citebrief/check/words.js" %}
{% include "assets/citebrief/check/match.js" %}
{% include "assets/citebrief/check/examine.js" %}
{% include "assets/citebrief/check/results.js" %}
{% include "assets/citebrief/check/page.js" %}
