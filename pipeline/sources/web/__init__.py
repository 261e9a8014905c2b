"""Articles from the web, politely: discover, fetch, keep.

    rules.py      what a source allows and asks for: hosts, pace, limits
    guard.py      which addresses may be asked at all
    client.py     one request with its retries, redirects and limits
    robots.py     what the site's robots rules allow
    discover.py   feed, listing or sitemap -> addresses of articles
    store.py      raw bytes by hash, with address and time of retrieval
    crawl.py      all of it in order, for one source
    gather.py     all declared sources, as documents

Only this package (and `download.py` beside it) opens the network. Parsing articles stays out.
"""
