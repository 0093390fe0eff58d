citebrief.passages.set("letter", [
{"claim":"tower-leans","evidence":2,"passage":{"end":95,"paragraph":"2","sha256":"fd3ef25d6dd50f88acb2520d80c7ea6c229f53df40da65762c47c4df85506d42","start":31},"quote":"read in the Gazette … 12 centimetres","statement":"The old tower is about 12 centimetres out of the vertical."},
{"claim":"tower-leans","evidence":3,"passage":{"end":120,"paragraph":"2","sha256":"d75ed74799818ff0bca7c4776bbca3b0f48d8ac41645be694020924a663a5399","start":100},"quote":"does not lean at all","statement":"The old tower is about 12 centimetres out of the vertical."},
{"claim":"three-windows","evidence":1,"passage":{"end":167,"paragraph":"3","sha256":"d8018b6039b200df4045e122f741bd9f9b6e69aee8b3edbd9a777e85b850053f","start":122},"quote":"The storm of January … three windows","statement":"A storm in January 2020 smashed three windows."},
{"claim":"two-windows","evidence":2,"passage":{"end":176,"paragraph":"3","sha256":"54278f9a7135201bfe08723e8710ef95fddb8746305a812423d28553e430f8cc","start":148},"quote":"broke three windows, not two","statement":"A storm in January 2020 smashed two windows."}
])
