(globalThis.citebrief ??= {}).claims = {"facets":[
{"choices":[["tower","The tower"],["works","The works"]],"key":"topic","legend":"Topic","shown":10},
{"choices":[["gazette","The Skarholm Gazette, 2021"],["letter","“Letter from the keeper”, 2021 or later"],["secret","“Minutes of the board”, 2021"]],"key":"source","legend":"Source","shown":10},
{"choices":[["per-falk","Per Falk"],["fisherman","a fisherman"],["board","Harbour board"],["lighthouse","Lighthouse of Skarholm"]],"key":"entity","legend":"Named or quoted","shown":10},
{"choices":[["event","event"],["figure","figure"],["statement","statement"],["prediction","prediction"]],"key":"kind","legend":"Kind","shown":10},
{"choices":[["supports","supports","+"],["qualifies","qualifies","±"],["disputes","disputes","−"]],"key":"stance","legend":"Stance","shown":10},
{"choices":[["1","one"]],"key":"origins","legend":"Independent origins","shown":10}
],"rows":[
["tower-leans",[],[[0],[0,1],[3,0],[1],[0,1,2],[0]]],
["two-windows",["2020-01-01","2020-01-31"],[[0],[0,1],[3],[0],[0,2],[0]]],
["three-windows",["2020-01-01","2020-01-31"],[[0],[1],[3],[0],[0],[0]]],
["nobody-slept",[],[[0],[0],[1],[2],[0],[0]]],
["rebuild-decided",["2021-03-04","2021-03-04"],[[1],[0,2],[2,3],[0],[0],[0]]],
["cost",[],[[1],[0],[2],[1],[0],[0]]],
["begin",["2022-03-01","2022-05-31"],[[1],[0],[2],[3],[0],[0]]]
]}
