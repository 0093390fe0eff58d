citebrief.passages.set("secret", [
{"claim":"rebuild-decided","evidence":2,"passage":{"end":43,"paragraph":"2","sha256":"0d6330b4f110312f9fc0ac032d9d9775b8b58b859804f3215359723d1343ba4c","start":15},"statement":"The harbour board resolved in March 2021 that the lighthouse would be built anew."}
])
