"""A verified briefing and the hand-written pages into Markdown: `{path below build/docs: text}`.

Hand-written pages get their citations and generated parts; every other page is made, one module a kind. The
same briefing gives the same text, and a changed claim changes only the pages that show it. `check` judges
what people wrote, `every` makes all pages; nothing is imported here, so that a check does not load what only
a build uses.
"""
