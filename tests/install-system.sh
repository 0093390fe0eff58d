# Sees to it that there are a Chromium for the browser tests and the libraries of PDFs; says in one line what is
# missing if it cannot.
packages=
found=
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null 2>&1 && found=$name
done
[ -n "$found" ] || packages=chromium
.venv/bin/python -c 'import weasyprint' >/dev/null 2>&1 ||
  packages="$packages libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation"
[ -n "$packages" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  # Names of packages, apart from one another.
  # shellcheck disable=SC2086
  apt-get update -qq >/dev/null && apt-get install -y -qq $packages >/dev/null && exit 0
fi
if [ -z "$found" ] && .venv/bin/python -m playwright install chromium >/dev/null 2>&1; then
  packages=${packages#chromium}
  [ -n "$packages" ] || exit 0
fi
echo "The tests need the system's $packages: install them (on Debian and Ubuntu: sudo apt install $packages)." >&2
exit 1
