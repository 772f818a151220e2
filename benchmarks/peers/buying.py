"""Fits what benchmarks/quality/value/lifetime.ts sends with the package lifetimes: one line of JSON in, one out."""

import json
import sys
import time

import pandas as pd
from lifetimes import BetaGeoFitter, GammaGammaFitter, ModifiedBetaGeoFitter

asked = json.loads(sys.stdin.readline())
customers = pd.DataFrame(asked["summary"])
worth = pd.DataFrame(asked["worth"])
history = (customers.repeats, customers.firstToLast, customers.firstToNow)
answer = {}
for name, fitter in (("BG/NBD", BetaGeoFitter()), ("MBG/NBD", ModifiedBetaGeoFitter())):
    start = time.perf_counter()
    try:
        fitter.fit(*history)
    except Exception as error:
        answer[name] = {"failed": str(error).strip().split("\n")[0][:200], "fitSeconds": round(time.perf_counter() - start, 2)}
        continue
    answer[name] = {**fitter.params_.to_dict(), "fitSeconds": round(time.perf_counter() - start, 2)}
    if "holdOut" in asked:
        held = pd.DataFrame(asked["holdOut"])
        expected = fitter.conditional_expected_number_of_purchases_up_to_time(
            39, held.repeats, held.firstToLast, held.firstToNow
        )
        answer[name]["holdOutCorrelation"] = float(expected.corr(held.later))
start = time.perf_counter()
gamma = GammaGammaFitter().fit(worth.purchases, worth.average)
answer["Gamma-Gamma"] = {**gamma.params_.to_dict(), "fitSeconds": round(time.perf_counter() - start, 2)}
print(json.dumps(answer))
