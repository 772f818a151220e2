"""The classic: TF-IDF of words and pairs of words, and logistic regression, learned from the texts that come first.

In, a line each: {"learn": {"set", "text", "question"?, "mood"?, "intent"?, "emotions"?, …}} as dataset.py writes them, then
{"read": {"text", "question"?}}. Out, a line for each text to read: mood, its score and confidence, mixed, intent, emotions,
urgency, effort and churn. Rows of the sets goemotions-dev set the emotions' thresholds, as they do for ours.
"""

import json
import sys
import warnings
from collections import Counter

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge

MOODS = ["negative", "neutral", "positive"]
OWN = ("own", "real")
# Together, the texts of one public set weigh as much as so many of the own.
PUBLIC_WEIGHT = 1000
DEV = "goemotions-dev"


def words(rows):
    return [f"{row.get('question') or ''}\n{row['text']}" for row in rows]


def mood_weights(rows):
    sizes = Counter(row["set"] for row in rows)
    return [1.0 if row["set"] in OWN else PUBLIC_WEIGHT / sizes[row["set"]] for row in rows]


def regression():
    return LogisticRegression(C=4, max_iter=300, class_weight="balanced")


def best_threshold(truth, probability):
    f1 = lambda edge: 2 * (truth & (probability >= edge)).sum() / max(1, truth.sum() + (probability >= edge).sum())
    return max(np.arange(0.05, 0.96, 0.01), key=f1) if truth.any() else 0.5


class Classic:
    def __init__(self, rows):
        trained = [row for row in rows if row["set"] != DEV]
        self.tfidf = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, strip_accents="unicode").fit(words(trained))
        having = lambda key: [row for row in trained if key in row]
        own = lambda key: [row for row in trained if row["set"] in OWN and key in row]
        rated = having("mood")
        self.mood = regression().fit(self.see(rated), [row["mood"] for row in rated], sample_weight=mood_weights(rated))
        self.choices = {}
        for key in ("intent", "mixed"):
            self.choices[key] = regression().fit(self.see(own(key)), [row[key] for row in own(key)])
        self.scales = {}
        for key in ("urgency", "effort", "churn"):
            self.scales[key] = Ridge(alpha=1).fit(self.see(own(key)), [row[key] for row in own(key)])
        self.emotions = self.learn_emotions([row for row in trained if row["set"] == "goemotions-train"], [r for r in rows if r["set"] == DEV])

    def see(self, rows):
        return self.tfidf.transform(words(rows))

    def learn_emotions(self, trained, dev):
        seen, seen_dev, learned = self.see(trained), self.see(dev) if dev else None, {}
        for name in sorted({name for row in trained for name in row["emotions"]}):
            one = regression().fit(seen, [name in row["emotions"] for row in trained])
            truth = np.array([name in row["emotions"] for row in dev])
            learned[name] = (one, best_threshold(truth, one.predict_proba(seen_dev)[:, 1]) if dev else 0.5)
        return learned

    def read(self, rows):
        seen = self.see(rows)
        shares = self.mood.predict_proba(seen)[:, [list(self.mood.classes_).index(mood) for mood in MOODS]]
        choices = {key: model.predict(seen) for key, model in self.choices.items()}
        scales = {key: model.predict(seen) for key, model in self.scales.items()}
        felt = {name: model.predict_proba(seen)[:, 1] >= edge for name, (model, edge) in self.emotions.items()}
        for at, share in enumerate(shares):
            yield {
                "label": MOODS[int(share.argmax())],
                "score": float(share[2] - share[0]),
                "confidence": float(share.max()),
                "intent": str(choices["intent"][at]),
                "mixed": bool(choices["mixed"][at]),
                **{key: float(values[at]) for key, values in scales.items()},
                "emotions": [name for name, is_felt in felt.items() if is_felt[at]],
            }


def main():
    warnings.filterwarnings("ignore")
    lines = [json.loads(line) for line in sys.stdin]
    classic = Classic([line["learn"] for line in lines if "learn" in line])
    for answer in classic.read([line["read"] for line in lines if "read" in line]):
        print(json.dumps(answer))


if __name__ == "__main__":
    main()
